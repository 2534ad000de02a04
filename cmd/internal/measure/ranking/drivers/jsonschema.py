"""Validate documents against a schema."""
import jsonschema

SCHEMA = {
    "type": "object", "required": ["id", "rows"], "additionalProperties": False,
    "properties": {"id": {"type": "integer", "minimum": 0}, "rows": {"type": "array", "items": {"$ref": "#/definitions/row"}}},
    "definitions": {"row": {"type": "object", "properties": {
        "name": {"type": "string", "pattern": "^n", "maxLength": 10}, "kind": {"enum": ["a", "b", "c"]},
        "value": {"anyOf": [{"type": "number"}, {"type": "null"}]}}}},
}


def main():
    validator = jsonschema.Draft7Validator(SCHEMA)
    for i in range(12):
        document = {"id": i, "rows": [{"name": "n%d" % j, "kind": "abc"[j % 3], "value": j * 1.5} for j in range(60)]}
        list(validator.iter_errors(document))


if __name__ == "__main__":
    main()
