"""Fields that may stand empty in a file, so that a new file can show them all."""

from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema


class BlankIsEmpty:
    """Marks a list or mapping field: `highlights:` with nothing behind it means that there are none."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Nothing becomes the empty list, or the empty mapping where `source` is one."""
        inner = handler(source)
        empty: Any = {} if inner["type"] == "dict" else ()
        return core_schema.no_info_before_validator_function(lambda value: empty if value is None else value, inner)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Editors accept nothing as well."""
        return {"anyOf": [handler(schema), {"type": "null"}]}


BLANK_IS_EMPTY = BlankIsEmpty()
