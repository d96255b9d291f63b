"""Compile each template once a process: a process of ours makes one application, and tests make hundreds."""

from io import BytesIO

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Kept(BytecodeCache):
    """Hold what was compiled; a template whose text is another by now is compiled anew."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self._kept.get(bucket.key):
            bucket.load_bytecode(BytesIO(kept))

    def dump_bytecode(self, bucket: Bucket) -> None:
        out = BytesIO()
        bucket.write_bytecode(out)
        self._kept[bucket.key] = out.getvalue()


def compile_once() -> None:
    """Let all applications that are made from now on share what they compile."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": Kept()}
