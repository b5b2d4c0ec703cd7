"""(being written)"""

from flask import Blueprint

blueprint = Blueprint("join", __name__)
