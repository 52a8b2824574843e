#!/usr/bin/python3
"""Runs command lines through the real AWS CLI in this one process: it takes half a second to start, and there are thousands.

Reads one JSON object a line from standard input and answers each with one line:
  {"describe": ["cognito-idp", ...]}                      -> per service and operation, the input's and output's members
  {"argv": [...], "env": {...}, "cwd": "..."}             -> {"stdout", "stderr", "exit"}
"""
import io
import json
import os
import sys

import awscli  # noqa: F401  (makes its own botocore importable)
import botocore.loaders

cached = {}
load_file = botocore.loaders.JSONFileLoader.load_file


def load_once(self, path):
    if path not in cached:
        cached[path] = load_file(self, path)
    return cached[path]


botocore.loaders.JSONFileLoader.load_file = load_once

import awscli.clidriver  # noqa: E402
import awscli.table  # noqa: E402
from awscli.clidriver import AWSCLIEntryPoint  # noqa: E402

base_environment = dict(os.environ)
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")


class Stream(io.TextIOWrapper):
    def __init__(self):
        super().__init__(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="")

    def text(self):
        self.flush()
        return self.buffer.getvalue().decode("utf-8", "backslashreplace")


def run(case):
    os.environ.clear()
    os.environ.update(base_environment)
    os.environ.update({k: v for k, v in case["env"].items() if v is not None})
    for name in [k for k, v in case["env"].items() if v is None]:
        os.environ.pop(name, None)
    os.chdir(case["cwd"])
    out, err = Stream(), Stream()
    sys.stdout, sys.stderr = out, err
    sys.argv = ["aws"] + case["argv"]
    try:
        code = AWSCLIEntryPoint().main(case["argv"])
    except SystemExit as e:
        code = e.code or 0
    finally:
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    return {"stdout": out.text(), "stderr": err.text(), "exit": code}


def facts(shape, seen):
    """Per structure name: its members in order, whether each is required, its lower limits."""
    if shape.type_name == "structure":
        if shape.name in seen:
            return
        seen[shape.name] = {
            "members": {k: limits(v) for k, v in shape.members.items()},
            "required": list(shape.required_members),
        }
        for member in shape.members.values():
            facts(member, seen)
    elif shape.type_name == "list":
        facts(shape.member, seen)
    elif shape.type_name == "map":
        facts(shape.value, seen)


def limits(shape):
    found = {"min": shape.metadata["min"]} if "min" in shape.metadata else {}
    if shape.type_name == "list":
        found["each"] = limits(shape.member)
    if shape.type_name == "map":
        found["key"] = limits(shape.key)
        found["value"] = limits(shape.value)
    return found


def describe(services):
    import botocore.session
    session = botocore.session.get_session()
    known = {}
    for service in services:
        model = session.get_service_model(service)
        known[service] = {}
        for name in model.operation_names:
            operation = model.operation_model(name)
            structures = {}
            for shape in (operation.input_shape, operation.output_shape):
                if shape is not None:
                    facts(shape, structures)
            unsigned = operation.auth_type == "none" or name in UNSIGNED.get(service, ())
            known[service][name] = {"structures": structures, "unsigned": unsigned}
    return known


# The reference decides these by handlers, not by its model.
UNSIGNED = {"cognito-identity": ("GetId", "GetOpenIdToken", "UnlinkIdentity", "GetCredentialsForIdentity")}

for line in sys.stdin:
    request = json.loads(line)
    reply = describe(request["describe"]) if "describe" in request else run(request)
    answers.write(json.dumps(reply) + "\n")
    answers.flush()
