"""(being written)"""

from flask import Blueprint

blueprint = Blueprint("message_link", __name__)
