"""Keep the pictures, sounds and films that forms show; they are the programme's and nobody's, so nothing is sealed."""

from sqlalchemy import Connection, LargeBinary, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.upserts import insert_if_new


class FormFile(Base):
    """One file, known by what is in it."""

    __tablename__ = "form_files"

    id: Mapped[str] = mapped_column(String(50), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


def keep(connection: Connection, file_id: str, content: bytes) -> None:
    """Store a file; what is there already is the same."""
    insert_if_new(connection, FormFile, {"id": file_id, "content": content})


def content(connection: Connection, file_id: str) -> bytes | None:
    """Return what is in a file."""
    found: bytes | None = connection.execute(select(_F.c.content).where(_F.c.id == file_id)).scalar()
    return found


_F = table(FormFile)
