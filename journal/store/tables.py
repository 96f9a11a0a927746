"""The rows of the journal file, for queries. Private to the store.

The schema itself is made by `migrations`; a test compares the two.
"""

from __future__ import annotations

from typing import Any

from peewee import (
    BlobField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    PrimaryKeyField,
    TextField,
)

from journal.store.connection import database


class _Row(Model):  # type: ignore[misc]
    class Meta:
        database = database
        legacy_table_names = False
        strict_tables = True


def _key() -> Any:
    return PrimaryKeyField(column_name="key")


def _to(row: type[_Row] | str, column: str, **options: object) -> Any:
    return ForeignKeyField(row, column_name=column, **options)


class FactRow(_Row):
    """A fact about the journal as a whole, such as the name of the team."""

    name = TextField(primary_key=True)
    value = TextField()
    digest = BlobField()

    class Meta:
        table_name = "fact"


class PersonRow(_Row):
    """A person."""

    key = _key()
    id = TextField(unique=True)
    name = TextField()
    name_folded = TextField(unique=True)
    handle = TextField()
    handle_folded = TextField(unique=True)
    organisation = TextField()
    joined_on = TextField(null=True)
    left_on = TextField(null=True)
    consent = TextField()
    alias = TextField()
    digest = BlobField()

    class Meta:
        table_name = "person"


class TagRow(_Row):
    """A tag."""

    key = _key()
    name = TextField()
    folded = TextField(unique=True)
    digest = BlobField()

    class Meta:
        table_name = "tag"


class ProjectRow(_Row):
    """A project."""

    key = _key()
    name = TextField()
    folded = TextField(unique=True)
    digest = BlobField()

    class Meta:
        table_name = "project"


class EntryRow(_Row):
    """An entry; the body stands last so that the other columns are read without it."""

    key = _key()
    id = TextField(unique=True)
    kind = TextField()
    title = TextField()
    happened_on = TextField()
    ended_on = TextField(null=True)
    written_at = TextField()
    written_offset = IntegerField()
    edited_at = TextField()
    edited_offset = IntegerField()
    author = _to(PersonRow, "author_key", null=True)
    editor = _to(PersonRow, "editor_key", null=True, index=False)
    status = TextField(null=True)
    expectation = TextField()
    check_on = TextField(null=True)
    audience = TextField()
    project = _to(ProjectRow, "project_key", null=True)
    source = TextField()
    revision = IntegerField()
    trashed_at = TextField(null=True)
    digest = BlobField()
    body = TextField()

    class Meta:
        table_name = "entry"


class EntryTagRow(_Row):
    """A tag of an entry."""

    entry = _to(EntryRow, "entry_key", on_delete="CASCADE", index=False)
    tag = _to(TagRow, "tag_key")
    position = IntegerField()

    class Meta:
        table_name = "entry_tag"
        primary_key = CompositeKey("entry", "tag")
        without_rowid = True


class EntryPersonRow(_Row):
    """A person whom an entry names."""

    entry = _to(EntryRow, "entry_key", on_delete="CASCADE", index=False)
    person = _to(PersonRow, "person_key")
    position = IntegerField()

    class Meta:
        table_name = "entry_person"
        primary_key = CompositeKey("entry", "person")
        without_rowid = True


class LinkRow(_Row):
    """A link between two entries."""

    key = _key()
    source = _to(EntryRow, "source_key", on_delete="CASCADE", index=False)
    relation = TextField()
    target = _to(EntryRow, "target_key", on_delete="CASCADE")
    digest = BlobField()

    class Meta:
        table_name = "link"


class ContentRow(_Row):
    """The bytes of an attached file, once, however many entries hold it."""

    key = _key()
    sha256 = TextField(unique=True)
    kept_at = TextField()
    data = BlobField()

    class Meta:
        table_name = "content"


class AttachmentRow(_Row):
    """A file attached to an entry."""

    key = _key()
    entry = _to(EntryRow, "entry_key", on_delete="CASCADE")
    content = _to(ContentRow, "content_key")
    name = TextField()
    media_type = TextField()
    alt = TextField()
    digest = BlobField()

    class Meta:
        table_name = "attachment"


class RevisionRow(_Row):
    """An earlier state of an entry; the present one stands in the entry itself."""

    key = _key()
    entry = _to(EntryRow, "entry_key", on_delete="CASCADE", index=False)
    number = IntegerField()
    saved_at = TextField()
    saved_offset = IntegerField()
    saved_by = TextField()
    draft = TextField()
    digest = BlobField()

    class Meta:
        table_name = "revision"


class DraftRow(_Row):
    """Typing that is not saved yet."""

    entry_id = TextField(primary_key=True)
    base_revision = IntegerField()
    draft = TextField()
    kept_at = TextField()
    kept_offset = IntegerField()
    digest = BlobField()

    class Meta:
        table_name = "draft"


class ReflectionRow(_Row):
    """A reflection."""

    key = _key()
    id = TextField(unique=True)
    claim = TextField()
    before = TextField()
    went_wrong = TextField()
    learnt = TextField()
    now = TextField()
    period_first = TextField(null=True)
    period_last = TextField(null=True)
    position = IntegerField()
    revision = IntegerField()
    edited_at = TextField()
    edited_offset = IntegerField()
    trashed_at = TextField(null=True)
    digest = BlobField()

    class Meta:
        table_name = "reflection"


class EvidenceRow(_Row):
    """An entry that shows what a reflection claims."""

    reflection = _to(ReflectionRow, "reflection_key", on_delete="CASCADE", index=False)
    entry = _to(EntryRow, "entry_key", on_delete="CASCADE")
    position = IntegerField()

    class Meta:
        table_name = "evidence"
        primary_key = CompositeKey("reflection", "entry")
        without_rowid = True
