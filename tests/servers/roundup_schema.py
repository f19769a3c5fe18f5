# What the classic template lacks, and two roles: one that counts issues, and one that may do nothing.
category = Class(db, "category", name=String())  # noqa: F821  this text is the end of Roundup's own schema.py
category.setkey("name")
issue.properties["category"] = Link("category")  # noqa: F821
issue.properties["confidential"] = Boolean()  # noqa: F821
issue.properties["closed"] = Date()  # noqa: F821


def is_elsewhere(db, userid, itemid):
    """Whether an issue may be counted: not where the board sits."""
    where = db.issue.get(itemid, "category")
    return not where or db.category.get(where, "name") != "Board room"


counted = (
    "id",
    "title",
    "status",
    "creation",
    "activity",
    "creator",
    "keyword",
    "priority",
    "category",
    "confidential",
    "closed",
)
db.security.addRole(name="Counts", description="Counts issues")  # noqa: F821
db.security.addRole(name="Nothing", description="May do nothing")  # noqa: F821
for access in ("Rest Access", "Web Access"):
    db.security.addPermissionToRole("Counts", access)  # noqa: F821
db.security.addPermissionToRole("Nothing", "Web Access")  # noqa: F821
for linked in ("status", "keyword", "priority", "category"):
    db.security.addPermissionToRole("Counts", "View", linked)  # noqa: F821
for permission in (
    db.security.addPermission(name="View", klass="issue", properties=counted, check=is_elsewhere),  # noqa: F821
    db.security.addPermission(name="Search", klass="issue", properties=counted),  # noqa: F821
    db.security.addPermission(name="View", klass="user", properties=("id",)),  # noqa: F821
):
    db.security.addPermissionToRole("Counts", permission)  # noqa: F821
