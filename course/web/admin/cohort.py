"""(being written)"""

from flask import Blueprint

blueprint = Blueprint("admin_cohort", __name__, url_prefix="/admin")
