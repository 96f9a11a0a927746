"""The rows of the journal file, in which queries are written. Private to the store.

The schema itself is made by `migrations`; a test compares the two.
"""

from __future__ import annotations

import re

from peewee import (
    AutoField,
    BlobField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from journal.store.connection import database


def _named(row: type[Model]) -> str:
    """The table of a row: that of `EntryTagRow` is `entry_tag`."""
    words = re.findall("[A-Z][a-z]+", row.__name__.removesuffix("Row"))
    return "_".join(words).lower()


class Row(Model):
    """A row of some table. A foreign key `x` stands in the column `x_key`."""

    class Meta:
        """What all tables have in common."""

        database = database
        table_function = _named
        strict_tables = True


class FactRow(Row):
    """A fact about the journal as a whole, such as the name of the team."""

    name = TextField(primary_key=True)
    value = TextField()
    digest = BlobField()


class PersonRow(Row):
    """A person."""

    key = AutoField()
    id = TextField(unique=True)
    name = TextField()
    name_folded = TextField(unique=True)
    handle = TextField()
    handle_folded = TextField(unique=True)
    organisation = TextField()
    joined_on = TextField(null=True)
    left_on = TextField(null=True)
    consent = TextField()
    pseudonym = TextField(column_name="alias")  # every row has a method `alias`
    digest = BlobField()


class TagRow(Row):
    """A tag."""

    key = AutoField()
    name = TextField()
    folded = TextField(unique=True)
    digest = BlobField()


class ProjectRow(Row):
    """A project."""

    key = AutoField()
    name = TextField()
    folded = TextField(unique=True)
    digest = BlobField()


class EntryRow(Row):
    """An entry; the body stands last so that the other columns are read without it."""

    key = AutoField()
    id = TextField(unique=True)
    kind = TextField()
    title = TextField()
    happened_on = TextField()
    ended_on = TextField(null=True)
    written_at = TextField()
    written_offset = IntegerField()
    edited_at = TextField()
    edited_offset = IntegerField()
    author = ForeignKeyField(PersonRow, column_name="author_key", null=True, backref="+")
    editor = ForeignKeyField(
        PersonRow, column_name="editor_key", null=True, backref="+", index=False
    )
    status = TextField(null=True)
    expectation = TextField()
    check_on = TextField(null=True)
    audience = TextField()
    project = ForeignKeyField(
        ProjectRow, column_name="project_key", null=True, backref="+", index=False
    )
    source = TextField()
    revision = IntegerField()
    trashed_at = TextField(null=True)
    digest = BlobField()
    body = TextField()


EntryRow.add_index(
    EntryRow.happened_on, EntryRow.written_at, where=EntryRow.trashed_at.is_null(), name="entry_day"
)
EntryRow.add_index(
    EntryRow.trashed_at, where=EntryRow.trashed_at.is_null(False), name="entry_trash"
)
EntryRow.add_index(EntryRow.ended_on, where=EntryRow.ended_on.is_null(False), name="entry_end")
EntryRow.add_index(EntryRow.check_on, where=EntryRow.check_on.is_null(False), name="entry_check")
EntryRow.add_index(EntryRow.project, where=EntryRow.project.is_null(False), name="entry_project")


class SearchRow(Row):
    """An entry in the full-text index: `rowid` is its key, and `search` what FTS5 matches."""

    rowid = AutoField()
    search = TextField()


class EntryTagRow(Row):
    """A tag of an entry."""

    entry = ForeignKeyField(
        EntryRow, column_name="entry_key", on_delete="CASCADE", backref="+", index=False
    )
    tag = ForeignKeyField(TagRow, column_name="tag_key", backref="+")
    position = IntegerField()

    class Meta:
        """The pair is the key."""

        without_rowid = True
        primary_key = CompositeKey("entry", "tag")


class EntryPersonRow(Row):
    """A person whom an entry names."""

    entry = ForeignKeyField(
        EntryRow, column_name="entry_key", on_delete="CASCADE", backref="+", index=False
    )
    person = ForeignKeyField(PersonRow, column_name="person_key", backref="+")
    position = IntegerField()

    class Meta:
        """The pair is the key."""

        without_rowid = True
        primary_key = CompositeKey("entry", "person")


class LinkRow(Row):
    """A link between two entries."""

    key = AutoField()
    source = ForeignKeyField(
        EntryRow, column_name="source_key", on_delete="CASCADE", backref="+", index=False
    )
    relation = TextField()
    target = ForeignKeyField(EntryRow, column_name="target_key", on_delete="CASCADE", backref="+")
    digest = BlobField()

    class Meta:
        """Each of these once."""

        indexes = ((("source", "relation", "target"), True),)


class ContentRow(Row):
    """The bytes of an attached file, once, however many entries hold it."""

    key = AutoField()
    sha256 = TextField(unique=True)
    kept_at = TextField()
    digest = BlobField()
    data = BlobField()


class AttachmentRow(Row):
    """A file attached to an entry."""

    key = AutoField()
    entry = ForeignKeyField(EntryRow, column_name="entry_key", on_delete="CASCADE", backref="+")
    content = ForeignKeyField(ContentRow, column_name="content_key", backref="+")
    name = TextField()
    media_type = TextField()
    alt = TextField()
    digest = BlobField()


class RevisionRow(Row):
    """An earlier state of an entry; the present one stands in the entry itself."""

    key = AutoField()
    entry = ForeignKeyField(
        EntryRow, column_name="entry_key", on_delete="CASCADE", backref="+", index=False
    )
    number = IntegerField()
    saved_at = TextField()
    saved_offset = IntegerField()
    saved_by = TextField()
    draft = TextField()
    digest = BlobField()

    class Meta:
        """Each of these once."""

        indexes = ((("entry", "number"), True),)


class DraftRow(Row):
    """Typing that is not saved yet."""

    entry_id = TextField(primary_key=True)
    base_revision = IntegerField()
    draft = TextField()
    kept_at = TextField()
    kept_offset = IntegerField()
    digest = BlobField()


class ReflectionRow(Row):
    """A reflection."""

    key = AutoField()
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


class EvidenceRow(Row):
    """An entry that shows what a reflection claims."""

    reflection = ForeignKeyField(
        ReflectionRow, column_name="reflection_key", on_delete="CASCADE", backref="+", index=False
    )
    entry = ForeignKeyField(EntryRow, column_name="entry_key", on_delete="CASCADE", backref="+")
    position = IntegerField()

    class Meta:
        """The pair is the key."""

        without_rowid = True
        primary_key = CompositeKey("reflection", "entry")


class RetroRow(Row):
    """A retro; its cards and the suggestions it turned down are JSON."""

    key = AutoField()
    id = TextField(unique=True)
    title = TextField()
    held_on = TextField(index=True)
    period_first = TextField()
    period_last = TextField()
    format = TextField()
    minutes = IntegerField()
    step = TextField()
    cards = TextField()
    dropped = TextField()
    thanks = TextField()
    notes = TextField()
    revision = IntegerField()
    edited_at = TextField()
    edited_offset = IntegerField()
    trashed_at = TextField(null=True)
    digest = BlobField()


class RetroPersonRow(Row):
    """A person who took part in a retro."""

    retro = ForeignKeyField(
        RetroRow, column_name="retro_key", on_delete="CASCADE", backref="+", index=False
    )
    person = ForeignKeyField(PersonRow, column_name="person_key", backref="+")
    position = IntegerField()

    class Meta:
        """The pair is the key."""

        without_rowid = True
        primary_key = CompositeKey("retro", "person")


class ActionRow(Row):
    """An action of a retro."""

    key = AutoField()
    id = TextField(unique=True)
    retro = ForeignKeyField(RetroRow, column_name="retro_key", on_delete="CASCADE", backref="+")
    text = TextField()
    owner = ForeignKeyField(PersonRow, column_name="owner_key", null=True, backref="+")
    due_on = TextField(null=True)
    state = TextField()
    closed_on = TextField(null=True)
    helped = TextField(null=True)
    tag = ForeignKeyField(TagRow, column_name="tag_key", null=True, backref="+")
    experiment = ForeignKeyField(EntryRow, column_name="experiment_key", null=True, backref="+")
    audience = TextField()
    position = IntegerField()
    revision = IntegerField()
    edited_at = TextField()
    edited_offset = IntegerField()
    trashed_at = TextField(null=True)
    digest = BlobField()


class EraRow(Row):
    """An era."""

    key = AutoField()
    id = TextField(unique=True)
    name = TextField()
    first = TextField()
    last = TextField(null=True)
    revision = IntegerField()
    edited_at = TextField()
    edited_offset = IntegerField()
    trashed_at = TextField(null=True)
    digest = BlobField()


class EraColourRow(Row):
    """The colour of an era that is not plain."""

    key = AutoField()
    era = ForeignKeyField(
        EraRow, column_name="era_key", on_delete="CASCADE", unique=True, backref="+"
    )
    colour = TextField()
    digest = BlobField()


class ReviewRow(Row):
    """A review; its blocks, and what it allows, scores and says, are JSON."""

    key = AutoField()
    id = TextField(unique=True)
    period_first = TextField()
    period_last = TextField()
    title = TextField()
    voice = TextField()
    profile = TextField()
    blocks = TextField()
    waivers = TextField()
    scores = TextField()
    said = TextField()
    folder = TextField()
    edited_by = TextField()
    revision = IntegerField()
    edited_at = TextField()
    edited_offset = IntegerField()
    trashed_at = TextField(null=True)
    digest = BlobField()


class ReviewRevisionRow(Row):
    """An earlier state of a review, as JSON."""

    key = AutoField()
    review = ForeignKeyField(
        ReviewRow, column_name="review_key", on_delete="CASCADE", backref="+", index=False
    )
    number = IntegerField()
    saved_at = TextField()
    saved_offset = IntegerField()
    saved_by = TextField()
    recipe = TextField()
    digest = BlobField()

    class Meta:
        """One state a number."""

        indexes = ((("review", "number"), True),)
