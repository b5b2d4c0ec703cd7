"""(being written)"""

from flask import Blueprint

blueprint = Blueprint("check_in", __name__)
