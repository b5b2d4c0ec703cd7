"""(being written)"""

from flask import Blueprint

blueprint = Blueprint("lesson", __name__)
