"""(being written)"""

from flask import Blueprint

blueprint = Blueprint("code", __name__)
