"""(being written)"""

from flask import Blueprint

blueprint = Blueprint("story", __name__)
