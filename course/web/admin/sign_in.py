"""(being written)"""

from flask import Blueprint

blueprint = Blueprint("admin_sign_in", __name__, url_prefix="/admin")
