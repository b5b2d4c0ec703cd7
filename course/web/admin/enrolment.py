"""(being written)"""

from flask import Blueprint

blueprint = Blueprint("admin_enrolment", __name__, url_prefix="/admin")
