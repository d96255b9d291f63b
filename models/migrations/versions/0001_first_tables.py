"""first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "accesses",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("whose_id", sa.String(length=32), nullable=False),
        sa.Column("about_id", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("door", sa.String(length=12), nullable=False),
        sa.Column("seal_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accesses")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("accesses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accesses_at"), ["at"], unique=False)
        batch_op.create_index(
            "ix_accesses_free",
            ["id"],
            unique=False,
            sqlite_where=sa.text("seal_id IS NULL"),
            postgresql_where=sa.text("seal_id IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_accesses_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_accesses_seal", ["seal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_accesses_whose_id"), ["whose_id"], unique=False)

    op.create_table(
        "api_tokens",
        sa.Column("id", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("duties", sa.JSON(), nullable=False),
        sa.Column("because", sa.String(length=300), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=True),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=True),
        sa.Column("revoked_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_tokens_token_hash")),
    )
    with op.batch_alter_table("api_tokens", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_api_tokens_programme"), ["programme"], unique=False)

    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("role_id", sa.String(length=32), nullable=True),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("about_id", sa.String(length=60), nullable=False),
        sa.Column("seal_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index("ix_audit_about", ["about_id"], unique=False)
        batch_op.create_index("ix_audit_seal", ["seal_id"], unique=False)

    op.create_table(
        "audit_seals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_seals")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "beats",
        sa.Column("job", sa.String(length=40), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("job", name=op.f("pk_beats")),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("is_given", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.create_index("ix_consents_person", ["person_id", "purpose"], unique=False)

    op.create_table(
        "counters",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.create_table(
        "day_cards",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("message_id", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_day_cards")),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("notice_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("about_id", sa.String(length=40), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("verdict", sa.String(length=8), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.String(length=60), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_about_id"), ["about_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decisions_at"), ["at"], unique=False)
        batch_op.create_index(
            "ix_decisions_carried",
            ["message_id"],
            unique=False,
            sqlite_where=sa.text("message_id IS NOT NULL"),
            postgresql_where=sa.text("message_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_decisions_notice",
            ["notice_id"],
            unique=False,
            sqlite_where=sa.text("message_id IS NULL"),
            postgresql_where=sa.text("message_id IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_decisions_person_id"), ["person_id"], unique=False)

    op.create_table(
        "due_changes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("obligation_id", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("old_due", sa.Date(), nullable=True),
        sa.Column("new_due", sa.Date(), nullable=True),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_changes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("due_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_due_changes_obligation_id"), ["obligation_id"], unique=False)

    op.create_table(
        "endpoints",
        sa.Column("id", sa.String(length=12), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("former", sa.LargeBinary(), nullable=True),
        sa.Column("former_until_ms", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("next_ms", sa.BigInteger(), nullable=False),
        sa.Column("busy_until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_endpoints")),
    )
    with op.batch_alter_table("endpoints", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_endpoints_programme"), ["programme"], unique=False)

    op.create_table(
        "erasures",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("is_all", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("erasures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_erasures_at"), ["at"], unique=False)

    op.create_table(
        "escalations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("about_id", sa.String(length=40), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("mark", sa.String(length=60), nullable=False),
        sa.Column("why", sa.String(length=8), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("owner_office", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=True),
        sa.Column("asks", sa.SmallInteger(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("look_on", sa.Date(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by", sa.String(length=32), nullable=True),
        sa.Column("ended", sa.String(length=12), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("frequent", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
        sa.UniqueConstraint("about_id", "part", "mark", name=op.f("uq_escalations_about_id_part_mark")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("escalations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_escalations_ended_by"), ["ended_by"], unique=False)
        batch_op.create_index(
            "ix_escalations_open",
            ["owner_office"],
            unique=False,
            sqlite_where=sa.text("ended = ''"),
            postgresql_where=sa.text("ended = ''"),
        )
        batch_op.create_index(batch_op.f("ix_escalations_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "facts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("occurrence", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("planned", sa.Date(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("letter", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facts")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("facts", schema=None) as batch_op:
        batch_op.create_index("ix_facts_scope", ["programme", "scope"], unique=False)

    op.create_table(
        "form_files",
        sa.Column("id", sa.String(length=50), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_files")),
    )
    op.create_table(
        "forms",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("programme", "name", "digest", name=op.f("pk_forms")),
    )
    op.create_table(
        "habit_days",
        sa.Column("id", sa.SmallInteger(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_habit_days")),
    )
    op.create_table(
        "habits",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("band", sa.SmallInteger(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "weekday", "band", name=op.f("pk_habits")),
    )
    op.create_table(
        "handouts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handouts")),
    )
    with op.batch_alter_table("handouts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handouts_made_at"), ["made_at"], unique=False)

    op.create_table(
        "heartbeats",
        sa.Column("process", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("beat_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("process", "kind", name=op.f("pk_heartbeats")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.String(length=80), nullable=False),
        sa.Column("mailbox", sa.String(length=80), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("next_try_ms", sa.BigInteger(), nullable=False),
        sa.Column("done_ms", sa.BigInteger(), nullable=True),
        sa.Column("fate", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("event_id", name=op.f("uq_inbox_event_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inbox_dead",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state = 2"),
            postgresql_where=sa.text("state = 2"),
        )
        batch_op.create_index(
            "ix_inbox_held",
            ["received_ms"],
            unique=False,
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_inbox_open",
            ["mailbox", "at_ms", "id"],
            unique=False,
            sqlite_where=sa.text("state = 0"),
            postgresql_where=sa.text("state = 0"),
        )
        batch_op.create_index("ix_inbox_received", ["received_ms"], unique=False)

    op.create_table(
        "leases",
        sa.Column("mailbox", sa.String(length=80), nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("mailbox", name=op.f("pk_leases")),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("line_hash", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("token", sa.String(length=80), nullable=True),
        sa.Column("is_worth_a_push", sa.Boolean(), nullable=False),
        sa.Column("is_counted", sa.Boolean(), nullable=False),
        sa.Column("recipients", sa.SmallInteger(), nullable=False),
        sa.Column("share", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("next_try_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_ms", sa.BigInteger(), nullable=True),
        sa.Column("request_id", sa.String(length=80), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(
            "ix_messages_counted",
            ["made_at"],
            unique=False,
            sqlite_where=sa.text("is_counted IS 1"),
            postgresql_where=sa.text("is_counted IS TRUE"),
        )
        batch_op.create_index(
            "ix_messages_failed",
            ["made_ms"],
            unique=False,
            sqlite_where=sa.text("state IN ('gave_up','unknown')"),
            postgresql_where=sa.text("state IN ('gave_up','unknown')"),
        )
        batch_op.create_index(
            "ix_messages_held",
            ["made_ms"],
            unique=False,
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )
        batch_op.create_index("ix_messages_made", ["made_ms"], unique=False)
        batch_op.create_index(
            "ix_messages_moving",
            ["next_try_ms"],
            unique=False,
            sqlite_where=sa.text("state IN ('sending','waiting')"),
            postgresql_where=sa.text("state IN ('sending','waiting')"),
        )
        batch_op.create_index(batch_op.f("ix_messages_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "ix_messages_spent",
            ["sent_ms"],
            unique=False,
            sqlite_where=sa.text("is_counted IS 1"),
            postgresql_where=sa.text("is_counted IS TRUE"),
        )

    op.create_table(
        "notices",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("about_id", sa.String(length=40), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("is_worth_a_push", sa.Boolean(), nullable=False),
        sa.Column("worth", sa.SmallInteger(), nullable=False),
        sa.Column("share", sa.String(length=10), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_after", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("verdict", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("message_id", sa.String(length=60), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint(
            "kind", "about_id", "step", "person_id", name=op.f("uq_notices_kind_about_id_step_person_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notices_message_id"), ["message_id"], unique=False)
        batch_op.create_index(
            "ix_notices_pending",
            ["person_id"],
            unique=False,
            sqlite_where=sa.text("state = 'pending'"),
            postgresql_where=sa.text("state = 'pending'"),
        )
        batch_op.create_index(
            "ix_notices_told",
            ["person_id", "told_at"],
            unique=False,
            sqlite_where=sa.text("told_at IS NOT NULL"),
            postgresql_where=sa.text("told_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_notices_worthy",
            ["not_before"],
            unique=False,
            sqlite_where=sa.text("state = 'pending' AND is_worth_a_push IS 1"),
            postgresql_where=sa.text("state = 'pending' AND is_worth_a_push IS TRUE"),
        )

    op.create_table(
        "offices",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("within", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
    )
    with op.batch_alter_table("offices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offices_area"), ["area"], unique=False)

    op.create_table(
        "opened_links",
        sa.Column("link_hash", sa.String(length=64), nullable=False),
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("link_hash", name=op.f("pk_opened_links")),
    )
    op.create_table(
        "outbox_tries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("outgoing_id", sa.BigInteger(), nullable=False),
        sa.Column("endpoint_id", sa.String(length=12), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("took_ms", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_tries")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox_tries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_tries_endpoint_id"), ["endpoint_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_tries_outgoing_id"), ["outgoing_id"], unique=False)

    op.create_table(
        "pack_versions",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("follows", sa.Integer(), nullable=True),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("programme", "number", name=op.f("pk_pack_versions")),
    )
    op.create_table(
        "packs",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("consent_version", sa.String(length=20), nullable=True),
        sa.Column("consent_hash", sa.String(length=64), nullable=True),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into", sa.String(length=32), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["merged_into"], ["people.id"], name=op.f("fk_people_merged_into_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(
            "ix_people_erased",
            ["erased_at"],
            unique=False,
            sqlite_where=sa.text("erased_at IS NOT NULL"),
            postgresql_where=sa.text("erased_at IS NOT NULL"),
        )

    op.create_table(
        "quotas",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("allowed", sa.Integer(), nullable=True),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_ms", sa.BigInteger(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("is_spent", sa.Boolean(), nullable=False),
        sa.Column("alarm", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_quotas")),
    )
    op.create_table(
        "reminder_steps",
        sa.Column("obligation_id", sa.String(length=40), nullable=False),
        sa.Column("audience", sa.String(length=12), nullable=False),
        sa.Column("whom", sa.String(length=12), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("rung", sa.SmallInteger(), nullable=False),
        sa.Column("is_free", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("obligation_id", "audience", "whom", "step", name=op.f("pk_reminder_steps")),
    )
    with op.batch_alter_table("reminder_steps", schema=None) as batch_op:
        batch_op.create_index(
            "ix_reminder_steps_due",
            ["at"],
            unique=False,
            sqlite_where=sa.text("is_done = 0"),
            postgresql_where=sa.text("NOT is_done"),
        )

    op.create_table(
        "report_changes",
        sa.Column("root_id", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("root_id", name=op.f("pk_report_changes")),
    )
    with op.batch_alter_table("report_changes", schema=None) as batch_op:
        batch_op.create_index(
            "ix_report_changes_marked",
            ["root_id"],
            unique=False,
            sqlite_where=sa.text("place IS NULL"),
            postgresql_where=sa.text("place IS NULL"),
        )
        batch_op.create_index("uq_report_changes_place", ["programme", "place"], unique=True)

    op.create_table(
        "restorations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("backup_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("restored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("restored_ms", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restorations")),
    )
    op.create_table(
        "rich_menus",
        sa.Column("variant", sa.String(length=40), nullable=False),
        sa.Column("menu_id", sa.String(length=60), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("variant", name=op.f("pk_rich_menus")),
    )
    op.create_table(
        "rosters",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("taken_by", sa.String(length=60), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rosters")),
    )
    with op.batch_alter_table("rosters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rosters_programme"), ["programme"], unique=False)

    op.create_table(
        "seats",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("programme", "kind", "area", "type", "number", name=op.f("pk_seats")),
    )
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seats_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "sheet_books",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("book", sa.String(length=120), nullable=False),
        sa.Column("good_ms", sa.BigInteger(), nullable=False),
        sa.Column("tried_ms", sa.BigInteger(), nullable=False),
        sa.Column("retry_ms", sa.BigInteger(), nullable=False),
        sa.Column("slow_ms", sa.BigInteger(), nullable=False),
        sa.Column("reviewed", sa.BigInteger(), nullable=False),
        sa.Column("mark", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("cure", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("programme", name=op.f("pk_sheet_books")),
    )
    op.create_table(
        "sheet_columns",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("path", sa.String(length=255), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.PrimaryKeyConstraint("programme", "form", "path", name=op.f("pk_sheet_columns")),
    )
    op.create_table(
        "sheet_debts",
        sa.Column("root_id", sa.String(length=32), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("root_id", name=op.f("pk_sheet_debts")),
    )
    op.create_table(
        "sheet_edits",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("tab_id", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("column", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("found", sa.String(length=300), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("seen_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_edits")),
    )
    with op.batch_alter_table("sheet_edits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sheet_edits_programme"), ["programme"], unique=False)
        batch_op.create_index(batch_op.f("ix_sheet_edits_tab_id"), ["tab_id"], unique=False)

    op.create_table(
        "sheet_opened",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("programme", "form", "name", name=op.f("pk_sheet_opened")),
    )
    op.create_table(
        "sheet_rows",
        sa.Column("tab_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("cells", sa.LargeBinary(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tab_id", "key", name=op.f("pk_sheet_rows")),
    )
    op.create_table(
        "sheet_tabs",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("book", sa.String(length=120), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=140), nullable=False),
        sa.Column("gid", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("last_row", sa.Integer(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("fresh", sa.JSON(), nullable=False),
        sa.Column("dressed", sa.JSON(), nullable=False),
        sa.Column("shows", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_tabs")),
    )
    with op.batch_alter_table("sheet_tabs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sheet_tabs_programme"), ["programme"], unique=False)

    op.create_table(
        "shown_menus",
        sa.Column("line_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("variant", sa.String(length=40), nullable=False),
        sa.Column("menu_id", sa.String(length=60), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("next_try_ms", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("line_hash", name=op.f("pk_shown_menus")),
    )
    with op.batch_alter_table("shown_menus", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shown_menus_waiting",
            ["next_try_ms"],
            unique=False,
            sqlite_where=sa.text("next_try_ms > 0"),
            postgresql_where=sa.text("next_try_ms > 0"),
        )

    op.create_table(
        "track_records",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_track_records")),
    )
    op.create_table(
        "vault",
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_vault")),
    )
    op.create_table(
        "virtual_clock",
        sa.Column("id", sa.SmallInteger(), nullable=False),
        sa.Column("offset_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_virtual_clock")),
    )
    op.create_table(
        "accounts",
        sa.Column("line_hash", sa.String(length=64), nullable=False),
        sa.Column("line_id", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("is_reachable", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_accounts_person_id_people")),
        sa.PrimaryKeyConstraint("line_hash", name=op.f("pk_accounts")),
    )
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accounts_person_id"), ["person_id"], unique=False)

    op.create_table(
        "actings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("role_id", sa.String(length=32), nullable=False),
        sa.Column("instead_of", sa.String(length=32), nullable=True),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("letter", sa.String(length=200), nullable=False),
        sa.Column("told_by", sa.String(length=32), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_actings_office_id_offices")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_actings_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actings")),
    )
    with op.batch_alter_table("actings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actings_office_id"), ["office_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_actings_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_actings_role_id"), ["role_id"], unique=False)

    op.create_table(
        "announcements",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("audience", sa.String(length=80), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("evidence_id", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id"], ["offices.id"], name=op.f("fk_announcements_office_id_offices")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_announcements_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_announcements_office_id"), ["office_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_announcements_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_announcements_source"), ["source"], unique=False)

    op.create_table(
        "conversations",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("last_ms", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_conversations_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_conversations")),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("form_digest", sa.String(length=64), nullable=False),
        sa.Column("obligation_id", sa.String(length=40), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_drafts_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_obligation_id"), ["obligation_id"], unique=False)
        batch_op.create_index("ix_drafts_person_state", ["person_id", "state"], unique=False)

    op.create_table(
        "enquiries",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("asker_id", sa.String(length=32), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.String(length=32), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("answers", sa.SmallInteger(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["asker_id"], ["people.id"], name=op.f("fk_enquiries_asker_id_people")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_enquiries_office_id_offices")),
        sa.ForeignKeyConstraint(["officer_id"], ["people.id"], name=op.f("fk_enquiries_officer_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiries")),
    )
    with op.batch_alter_table("enquiries", schema=None) as batch_op:
        batch_op.create_index("ix_enquiries_asker_id", ["asker_id"], unique=False)
        batch_op.create_index("ix_enquiries_officer_id", ["officer_id"], unique=False)
        batch_op.create_index(
            "ix_enquiries_open",
            ["office_id", "asked_at"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "evidence",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("message_hash", sa.String(length=64), nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=True),
        sa.Column("unit_id", sa.String(length=40), nullable=True),
        sa.Column("obligation_id", sa.String(length=40), nullable=True),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.Column("report_id", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("next_try_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("content_type", sa.String(length=80), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=True),
        sa.Column("file_key", sa.LargeBinary(), nullable=True),
        sa.Column("preview_size", sa.Integer(), nullable=True),
        sa.Column("preview_key", sa.LargeBinary(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("told", sa.LargeBinary(), nullable=True),
        sa.Column("look", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_evidence_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("message_hash", name=op.f("uq_evidence_message_hash")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_draft_id"), ["draft_id"], unique=False)
        batch_op.create_index(
            "ix_evidence_moving",
            ["next_try_ms"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting' OR (state = 'gone' AND place IS NOT NULL)"),
            postgresql_where=sa.text("state = 'waiting' OR (state = 'gone' AND place IS NOT NULL)"),
        )
        batch_op.create_index(batch_op.f("ix_evidence_obligation_id"), ["obligation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_office_id"), ["office_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_report_id"), ["report_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "hand_overs",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("leaver_id", sa.String(length=32), nullable=False),
        sa.Column("successor_id", sa.String(length=32), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("letter", sa.String(length=200), nullable=False),
        sa.Column("told_by", sa.String(length=32), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["leaver_id"], ["people.id"], name=op.f("fk_hand_overs_leaver_id_people")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_hand_overs_office_id_offices")),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["people.id"], name=op.f("fk_hand_overs_successor_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_overs")),
    )
    with op.batch_alter_table("hand_overs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hand_overs_day"), ["day"], unique=False)

    op.create_table(
        "join_codes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=True),
        sa.Column("area", sa.String(length=40), nullable=False),
        sa.Column("inviter", sa.LargeBinary(), nullable=True),
        sa.Column("relinks", sa.String(length=32), nullable=True),
        sa.Column("needs_tap", sa.Boolean(), nullable=False),
        sa.Column("is_practice", sa.Boolean(), nullable=False),
        sa.Column("uses_left", sa.SmallInteger(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_join_codes_office_id_offices")),
        sa.ForeignKeyConstraint(["relinks"], ["people.id"], name=op.f("fk_join_codes_relinks_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_join_codes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_join_codes_code_hash")),
    )
    op.create_table(
        "logins",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("leads_to", sa.String(length=200), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.Column("spent_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_logins_person_id_people")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_logins")),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("scope_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("role_id", sa.String(length=32), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_meetings_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("endpoint_id", sa.String(length=12), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["endpoint_id"], ["endpoints.id"], name=op.f("fk_outbox_endpoint_id_endpoints")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("endpoint_id", "event_id", name=op.f("uq_outbox_endpoint_id_event_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_state", ["state", "endpoint_id", "id"], unique=False)

    op.create_table(
        "practices",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_practices_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practices")),
    )
    with op.batch_alter_table("practices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practices_changed_at"), ["changed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_practices_office_id"), ["office_id"], unique=False)
        batch_op.create_index("ix_practices_person_state", ["person_id", "state"], unique=False)

    op.create_table(
        "reminder_settings",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("wants_fewer", sa.Boolean(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        sa.Column("rests_from", sa.Date(), nullable=True),
        sa.Column("rests_until", sa.Date(), nullable=True),
        sa.Column("deputy_id", sa.String(length=32), nullable=True),
        sa.Column("deputy_state", sa.String(length=8), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_reminder_settings_person_id_people")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_reminder_settings")),
    )
    with op.batch_alter_table("reminder_settings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_settings_deputy_id"), ["deputy_id"], unique=False)

    op.create_table(
        "roles",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("scope_kind", sa.String(length=10), nullable=False),
        sa.Column("scope_id", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_to", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_roles_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
        sa.UniqueConstraint(
            "person_id",
            "programme",
            "kind",
            "scope_kind",
            "scope_id",
            name=op.f("uq_roles_person_id_programme_kind_scope_kind_scope_id"),
        ),
    )
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roles_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roles_scope_id"), ["scope_id"], unique=False)

    op.create_table(
        "room_codes",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_room_codes_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_codes")),
    )
    with op.batch_alter_table("room_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_room_codes_person_id"), ["person_id"], unique=False)

    op.create_table(
        "rooms",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("line_id", sa.LargeBinary(), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=12), nullable=False),
        sa.Column("bound_by", sa.String(length=32), nullable=False),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_bound", sa.Boolean(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("pushed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_rooms_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
    )
    with op.batch_alter_table("rooms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rooms_bound_by"), ["bound_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_rooms_office_id"), ["office_id"], unique=False)

    op.create_table(
        "roster_lines",
        sa.Column("home", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("sort", sa.String(length=8), nullable=False),
        sa.Column("key", sa.String(length=48), nullable=False),
        sa.Column("subject_id", sa.String(length=40), nullable=False),
        sa.Column("said", sa.String(length=48), nullable=False),
        sa.Column("roster_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["roster_id"], ["rosters.id"], name=op.f("fk_roster_lines_roster_id_rosters")
        ),
        sa.PrimaryKeyConstraint("home", "name", "sort", "key", name=op.f("pk_roster_lines")),
    )
    with op.batch_alter_table("roster_lines", schema=None) as batch_op:
        batch_op.create_index("ix_roster_lines_key", ["key"], unique=False)

    op.create_table(
        "seat_queue",
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_seat_queue_person_id_people")),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_seat_queue")),
    )
    with op.batch_alter_table("seat_queue", schema=None) as batch_op:
        batch_op.create_index("ix_seat_queue_place", ["programme", "kind", "area", "type"], unique=False)

    op.create_table(
        "sheet_files",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("evidence_id", sa.String(length=32), nullable=True),
        sa.Column("sheet", sa.String(length=200), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sheet_files_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_files")),
    )
    with op.batch_alter_table("sheet_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sheet_files_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sheet_files_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sheet_files_sha256"), ["sha256"], unique=False)

    op.create_table(
        "units",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=12), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_units_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
    )
    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_units_office_id"), ["office_id"], unique=False)
        batch_op.create_index("ix_units_place", ["programme", "place"], unique=False)

    op.create_table(
        "uploads",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("told", sa.JSON(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_uploads_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
    )
    with op.batch_alter_table("uploads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_uploads_person_id"), ["person_id"], unique=False)

    op.create_table(
        "web_sessions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("cookie_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_web_sessions_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_sessions")),
        sa.UniqueConstraint("cookie_hash", name=op.f("uq_web_sessions_cookie_hash")),
    )
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_web_sessions_person_id"), ["person_id"], unique=False)

    op.create_table(
        "aliases",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_aliases_decided_by_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_aliases_person_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_aliases_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aliases")),
    )
    with op.batch_alter_table("aliases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aliases_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "announcement_receipts",
        sa.Column("announcement_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("about_id", sa.String(length=40), nullable=False),
        sa.Column("is_counted", sa.Boolean(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcements.id"],
            name=op.f("fk_announcement_receipts_announcement_id_announcements"),
        ),
        sa.PrimaryKeyConstraint("announcement_id", "person_id", name=op.f("pk_announcement_receipts")),
    )
    with op.batch_alter_table("announcement_receipts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_announcement_receipts_person_id"), ["person_id"], unique=False)

    op.create_table(
        "contacts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heard", sa.String(length=10), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("rests_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_contacts_office_id_offices")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_contacts_person_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_contacts_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contacts_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_contacts_unit_at", ["unit_id", "at"], unique=False)

    op.create_table(
        "enrolments",
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_enrolments_unit_id_units")),
        sa.PrimaryKeyConstraint("unit_id", "programme", name=op.f("pk_enrolments")),
    )
    with op.batch_alter_table("enrolments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolments_programme"), ["programme"], unique=False)

    op.create_table(
        "judgements",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_accepted", sa.Boolean(), nullable=True),
        sa.Column("why", sa.LargeBinary(), nullable=True),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_judgements_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    with op.batch_alter_table("judgements", schema=None) as batch_op:
        batch_op.create_index("ix_judgements_unit", ["unit_id"], unique=False)

    op.create_table(
        "knocks",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.Column("is_let_in", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["code_id"], ["join_codes.id"], name=op.f("fk_knocks_code_id_join_codes")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_knocks_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knocks")),
    )
    with op.batch_alter_table("knocks", schema=None) as batch_op:
        batch_op.create_index(
            "uq_knocks_open",
            ["code_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("decided_at IS NULL"),
            postgresql_where=sa.text("decided_at IS NULL"),
        )

    op.create_table(
        "obligations",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("duty", sa.String(length=64), nullable=False),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("own_due", sa.Date(), nullable=True),
        sa.Column("opens", sa.Date(), nullable=True),
        sa.Column("likely", sa.Date(), nullable=True),
        sa.Column("collect_until", sa.Date(), nullable=True),
        sa.Column("waits", sa.String(length=200), nullable=False),
        sa.Column("needs", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("contribution_id", sa.String(length=32), nullable=True),
        sa.Column("report_id", sa.String(length=32), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("returned", sa.String(length=24), nullable=False),
        sa.Column("review_step", sa.SmallInteger(), nullable=True),
        sa.Column("review_by", sa.String(length=40), nullable=True),
        sa.Column("review_scope", sa.String(length=40), nullable=True),
        sa.Column("review_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_again", sa.String(length=10), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_obligations_office_id_offices")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_obligations_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligations")),
        sa.UniqueConstraint(
            "programme",
            "duty",
            "unit_id",
            "period",
            "office_id",
            name=op.f("uq_obligations_programme_duty_unit_id_period_office_id"),
        ),
    )
    with op.batch_alter_table("obligations", schema=None) as batch_op:
        batch_op.create_index(
            "ix_obligations_counted",
            ["programme", "duty", "due", "state", "sent_on", "office_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_obligations_office_id"), ["office_id"], unique=False)
        batch_op.create_index(
            "ix_obligations_placed",
            ["programme", "unit_id", "duty", "due", "state", "sent_on", "office_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_obligations_review_scope"), ["review_scope"], unique=False)
        batch_op.create_index("ix_obligations_unit_due", ["unit_id", "due"], unique=False)

    op.create_table(
        "picture_bands",
        sa.Column("evidence_id", sa.String(length=32), nullable=False),
        sa.Column("band", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_picture_bands_evidence_id_evidence")
        ),
        sa.PrimaryKeyConstraint("evidence_id", "band", name=op.f("pk_picture_bands")),
    )
    with op.batch_alter_table("picture_bands", schema=None) as batch_op:
        batch_op.create_index("ix_picture_bands_band", ["band"], unique=False)

    op.create_table(
        "posts_held",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("post", sa.String(length=40), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("told_by", sa.String(length=32), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_posts_held_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts_held")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("posts_held", schema=None) as batch_op:
        batch_op.create_index(
            "uq_posts_held_now",
            ["unit_id", "post"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.create_table(
        "roster_people",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=True),
        sa.Column("person", sa.LargeBinary(), nullable=True),
        sa.Column("code_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["code_id"], ["join_codes.id"], name=op.f("fk_roster_people_code_id_join_codes")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["offices.id"], name=op.f("fk_roster_people_office_id_offices")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_people")),
    )
    with op.batch_alter_table("roster_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roster_people_code_id"), ["code_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roster_people_office_id"), ["office_id"], unique=False)

    op.create_table(
        "unit_places",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=12), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("letter", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_unit_places_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_places")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("unit_places", schema=None) as batch_op:
        batch_op.create_index("ix_unit_places_unit", ["unit_id", "last"], unique=False)

    op.create_table(
        "easements",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("obligation_id", sa.String(length=40), nullable=False),
        sa.Column("act", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("frequent", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("agreed_by", sa.String(length=20), nullable=False),
        sa.Column("baht", sa.BigInteger(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_easements_obligation_id_obligations")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_easements_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_easements")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("easements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_easements_obligation_id"), ["obligation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_easements_person_id"), ["person_id"], unique=False)

    op.create_table(
        "open_forms",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("obligation_id", sa.String(length=40), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("form_digest", sa.String(length=64), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_open_forms_obligation_id_obligations")
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_open_forms_office_id_offices")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_open_forms_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_forms")),
        sa.UniqueConstraint("obligation_id", name=op.f("uq_open_forms_obligation_id")),
    )
    with op.batch_alter_table("open_forms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_open_forms_office_id"), ["office_id"], unique=False)

    op.create_table(
        "papers",
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("obligation_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_papers_obligation_id_obligations")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_papers_person_id_people")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_papers")),
        sa.UniqueConstraint("obligation_id", name=op.f("uq_papers_obligation_id")),
    )
    op.create_table(
        "postponements",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("obligation_id", sa.String(length=40), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("frequent", sa.String(length=20), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_postponements_obligation_id_obligations")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_postponements_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postponements")),
    )
    with op.batch_alter_table("postponements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_postponements_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_postponements_open",
            ["obligation_id", "part"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("root_id", sa.String(length=32), nullable=False),
        sa.Column("replaces_id", sa.String(length=32), nullable=True),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("obligation_id", sa.String(length=40), nullable=True),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("form_digest", sa.String(length=64), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("role_id", sa.String(length=32), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("is_source_withdrawn", sa.Boolean(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_reports_obligation_id_obligations")
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_reports_office_id_offices")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reports_person_id_people")),
        sa.ForeignKeyConstraint(["replaces_id"], ["reports.id"], name=op.f("fk_reports_replaces_id_reports")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_reports_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_reports_draft_id")),
        sa.UniqueConstraint("number", name=op.f("uq_reports_number")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_reports_replaces_id")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reports_obligation_id"), ["obligation_id"], unique=False)
        batch_op.create_index("ix_reports_office_sent", ["office_id", "sent_at"], unique=False)
        batch_op.create_index("ix_reports_person_sent", ["person_id", "sent_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_reports_root_id"), ["root_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reports_sent_at"), ["sent_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_reports_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(
            "uq_reports_live",
            ["obligation_id", "purpose"],
            unique=True,
            sqlite_where=sa.text("is_current = 1"),
            postgresql_where=sa.text("is_current"),
        )

    op.create_table(
        "amendments",
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("role_id", sa.String(length=32), nullable=True),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("frequent", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("beside", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("objected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("objected_by", sa.String(length=32), nullable=True),
        sa.Column("objection", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["objected_by"], ["people.id"], name=op.f("fk_amendments_objected_by_people")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_amendments_person_id_people")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_amendments_report_id_reports")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_amendments")),
    )
    with op.batch_alter_table("amendments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_amendments_objected_by"), ["objected_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_amendments_person_id"), ["person_id"], unique=False)

    op.create_table(
        "confirmations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_confirmations_made_by_people")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["offices.id"], name=op.f("fk_confirmations_office_id_offices")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_confirmations_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmations")),
    )
    with op.batch_alter_table("confirmations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_confirmations_report_id"), ["report_id"], unique=False)

    op.create_table(
        "doubts",
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_doubts_report_id_reports")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_doubts")),
    )
    op.create_table(
        "ledger",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("root_id", sa.String(length=32), nullable=False),
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("system", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ledger_person_id_people")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_ledger_report_id_reports")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_root_id"), ["root_id"], unique=False)

    op.create_table(
        "open_answers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("wall_id", sa.String(length=24), nullable=False),
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["wall_id"], ["open_forms.id"], name=op.f("fk_open_answers_wall_id_open_forms")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_answers")),
        sa.UniqueConstraint("wall_id", "browser_hash", name=op.f("uq_open_answers_wall_id_browser_hash")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "relays",
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("informant_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("how", sa.String(length=8), nullable=False),
        sa.Column("via", sa.String(length=8), nullable=False),
        sa.Column("papers", sa.JSON(), nullable=False),
        sa.Column("objected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("objection", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_relays_office_id_offices")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_relays_person_id_people")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_relays_report_id_reports")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_relays")),
    )
    with op.batch_alter_table("relays", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relays_informant_id"), ["informant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_relays_person_id"), ["person_id"], unique=False)

    op.create_table(
        "report_sources",
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("obligation_id", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.String(length=32), nullable=True),
        sa.Column("standing", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_report_sources_obligation_id_obligations")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_sources_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("report_id", "obligation_id", name=op.f("pk_report_sources")),
    )
    with op.batch_alter_table("report_sources", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_sources_obligation_id"), ["obligation_id"], unique=False)

    op.create_table(
        "reviews",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("root_id", sa.String(length=32), nullable=False),
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("turn", sa.SmallInteger(), nullable=False),
        sa.Column("result", sa.String(length=10), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("role_id", sa.String(length=32), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("frequent", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reviews_person_id_people")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_reviews_report_id_reports")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("report_id", "step", "turn", name=op.f("uq_reviews_report_id_step_turn")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("reviews", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reviews_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reviews_root_id"), ["root_id"], unique=False)

    op.create_table(
        "samples",
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("duty", sa.String(length=64), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_drawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_samples_report_id_reports")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_samples")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("samples")
    with op.batch_alter_table("reviews", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reviews_root_id"))
        batch_op.drop_index(batch_op.f("ix_reviews_person_id"))

    op.drop_table("reviews")
    with op.batch_alter_table("report_sources", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_sources_obligation_id"))

    op.drop_table("report_sources")
    with op.batch_alter_table("relays", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_relays_person_id"))
        batch_op.drop_index(batch_op.f("ix_relays_informant_id"))

    op.drop_table("relays")
    op.drop_table("open_answers")
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ledger_root_id"))

    op.drop_table("ledger")
    op.drop_table("doubts")
    with op.batch_alter_table("confirmations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_confirmations_report_id"))

    op.drop_table("confirmations")
    with op.batch_alter_table("amendments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_amendments_person_id"))
        batch_op.drop_index(batch_op.f("ix_amendments_objected_by"))

    op.drop_table("amendments")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_reports_live", sqlite_where=sa.text("is_current = 1"), postgresql_where=sa.text("is_current")
        )
        batch_op.drop_index(batch_op.f("ix_reports_unit_id"))
        batch_op.drop_index(batch_op.f("ix_reports_sent_at"))
        batch_op.drop_index(batch_op.f("ix_reports_root_id"))
        batch_op.drop_index("ix_reports_person_sent")
        batch_op.drop_index("ix_reports_office_sent")
        batch_op.drop_index(batch_op.f("ix_reports_obligation_id"))

    op.drop_table("reports")
    with op.batch_alter_table("postponements", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_postponements_open",
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.drop_index(batch_op.f("ix_postponements_person_id"))

    op.drop_table("postponements")
    op.drop_table("papers")
    with op.batch_alter_table("open_forms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_open_forms_office_id"))

    op.drop_table("open_forms")
    with op.batch_alter_table("easements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_easements_person_id"))
        batch_op.drop_index(batch_op.f("ix_easements_obligation_id"))

    op.drop_table("easements")
    with op.batch_alter_table("unit_places", schema=None) as batch_op:
        batch_op.drop_index("ix_unit_places_unit")

    op.drop_table("unit_places")
    with op.batch_alter_table("roster_people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roster_people_office_id"))
        batch_op.drop_index(batch_op.f("ix_roster_people_code_id"))

    op.drop_table("roster_people")
    with op.batch_alter_table("posts_held", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_posts_held_now",
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.drop_table("posts_held")
    with op.batch_alter_table("picture_bands", schema=None) as batch_op:
        batch_op.drop_index("ix_picture_bands_band")

    op.drop_table("picture_bands")
    with op.batch_alter_table("obligations", schema=None) as batch_op:
        batch_op.drop_index("ix_obligations_unit_due")
        batch_op.drop_index(batch_op.f("ix_obligations_review_scope"))
        batch_op.drop_index("ix_obligations_placed")
        batch_op.drop_index(batch_op.f("ix_obligations_office_id"))
        batch_op.drop_index("ix_obligations_counted")

    op.drop_table("obligations")
    with op.batch_alter_table("knocks", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_knocks_open",
            sqlite_where=sa.text("decided_at IS NULL"),
            postgresql_where=sa.text("decided_at IS NULL"),
        )

    op.drop_table("knocks")
    with op.batch_alter_table("judgements", schema=None) as batch_op:
        batch_op.drop_index("ix_judgements_unit")

    op.drop_table("judgements")
    with op.batch_alter_table("enrolments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enrolments_programme"))

    op.drop_table("enrolments")
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_index("ix_contacts_unit_at")
        batch_op.drop_index(batch_op.f("ix_contacts_person_id"))

    op.drop_table("contacts")
    with op.batch_alter_table("announcement_receipts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_announcement_receipts_person_id"))

    op.drop_table("announcement_receipts")
    with op.batch_alter_table("aliases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aliases_unit_id"))

    op.drop_table("aliases")
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_web_sessions_person_id"))

    op.drop_table("web_sessions")
    with op.batch_alter_table("uploads", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_uploads_person_id"))

    op.drop_table("uploads")
    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.drop_index("ix_units_place")
        batch_op.drop_index(batch_op.f("ix_units_office_id"))

    op.drop_table("units")
    with op.batch_alter_table("sheet_files", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sheet_files_sha256"))
        batch_op.drop_index(batch_op.f("ix_sheet_files_person_id"))
        batch_op.drop_index(batch_op.f("ix_sheet_files_evidence_id"))

    op.drop_table("sheet_files")
    with op.batch_alter_table("seat_queue", schema=None) as batch_op:
        batch_op.drop_index("ix_seat_queue_place")

    op.drop_table("seat_queue")
    with op.batch_alter_table("roster_lines", schema=None) as batch_op:
        batch_op.drop_index("ix_roster_lines_key")

    op.drop_table("roster_lines")
    with op.batch_alter_table("rooms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rooms_office_id"))
        batch_op.drop_index(batch_op.f("ix_rooms_bound_by"))

    op.drop_table("rooms")
    with op.batch_alter_table("room_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_room_codes_person_id"))

    op.drop_table("room_codes")
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roles_scope_id"))
        batch_op.drop_index(batch_op.f("ix_roles_person_id"))

    op.drop_table("roles")
    with op.batch_alter_table("reminder_settings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminder_settings_deputy_id"))

    op.drop_table("reminder_settings")
    with op.batch_alter_table("practices", schema=None) as batch_op:
        batch_op.drop_index("ix_practices_person_state")
        batch_op.drop_index(batch_op.f("ix_practices_office_id"))
        batch_op.drop_index(batch_op.f("ix_practices_changed_at"))

    op.drop_table("practices")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_state")

    op.drop_table("outbox")
    op.drop_table("meetings")
    op.drop_table("logins")
    op.drop_table("join_codes")
    with op.batch_alter_table("hand_overs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hand_overs_day"))

    op.drop_table("hand_overs")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_unit_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_report_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_person_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_office_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_obligation_id"))
        batch_op.drop_index(
            "ix_evidence_moving",
            sqlite_where=sa.text("state = 'waiting' OR (state = 'gone' AND place IS NOT NULL)"),
            postgresql_where=sa.text("state = 'waiting' OR (state = 'gone' AND place IS NOT NULL)"),
        )
        batch_op.drop_index(batch_op.f("ix_evidence_draft_id"))

    op.drop_table("evidence")
    with op.batch_alter_table("enquiries", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_enquiries_open",
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.drop_index("ix_enquiries_officer_id")
        batch_op.drop_index("ix_enquiries_asker_id")

    op.drop_table("enquiries")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index("ix_drafts_person_state")
        batch_op.drop_index(batch_op.f("ix_drafts_obligation_id"))

    op.drop_table("drafts")
    op.drop_table("conversations")
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_announcements_source"))
        batch_op.drop_index(batch_op.f("ix_announcements_person_id"))
        batch_op.drop_index(batch_op.f("ix_announcements_office_id"))
        batch_op.drop_index(batch_op.f("ix_announcements_evidence_id"))

    op.drop_table("announcements")
    with op.batch_alter_table("actings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_actings_role_id"))
        batch_op.drop_index(batch_op.f("ix_actings_person_id"))
        batch_op.drop_index(batch_op.f("ix_actings_office_id"))

    op.drop_table("actings")
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_person_id"))

    op.drop_table("accounts")
    op.drop_table("virtual_clock")
    op.drop_table("vault")
    op.drop_table("track_records")
    with op.batch_alter_table("shown_menus", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_shown_menus_waiting",
            sqlite_where=sa.text("next_try_ms > 0"),
            postgresql_where=sa.text("next_try_ms > 0"),
        )

    op.drop_table("shown_menus")
    with op.batch_alter_table("sheet_tabs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sheet_tabs_programme"))

    op.drop_table("sheet_tabs")
    op.drop_table("sheet_rows")
    op.drop_table("sheet_opened")
    with op.batch_alter_table("sheet_edits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sheet_edits_tab_id"))
        batch_op.drop_index(batch_op.f("ix_sheet_edits_programme"))

    op.drop_table("sheet_edits")
    op.drop_table("sheet_debts")
    op.drop_table("sheet_columns")
    op.drop_table("sheet_books")
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seats_unit_id"))

    op.drop_table("seats")
    with op.batch_alter_table("rosters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rosters_programme"))

    op.drop_table("rosters")
    op.drop_table("rich_menus")
    op.drop_table("restorations")
    with op.batch_alter_table("report_changes", schema=None) as batch_op:
        batch_op.drop_index("uq_report_changes_place")
        batch_op.drop_index(
            "ix_report_changes_marked",
            sqlite_where=sa.text("place IS NULL"),
            postgresql_where=sa.text("place IS NULL"),
        )

    op.drop_table("report_changes")
    with op.batch_alter_table("reminder_steps", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_reminder_steps_due",
            sqlite_where=sa.text("is_done = 0"),
            postgresql_where=sa.text("NOT is_done"),
        )

    op.drop_table("reminder_steps")
    op.drop_table("quotas")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_people_erased",
            sqlite_where=sa.text("erased_at IS NOT NULL"),
            postgresql_where=sa.text("erased_at IS NOT NULL"),
        )

    op.drop_table("people")
    op.drop_table("packs")
    op.drop_table("pack_versions")
    with op.batch_alter_table("outbox_tries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_tries_outgoing_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_tries_endpoint_id"))

    op.drop_table("outbox_tries")
    op.drop_table("opened_links")
    with op.batch_alter_table("offices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_offices_area"))

    op.drop_table("offices")
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_notices_worthy",
            sqlite_where=sa.text("state = 'pending' AND is_worth_a_push IS 1"),
            postgresql_where=sa.text("state = 'pending' AND is_worth_a_push IS TRUE"),
        )
        batch_op.drop_index(
            "ix_notices_told",
            sqlite_where=sa.text("told_at IS NOT NULL"),
            postgresql_where=sa.text("told_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_notices_pending",
            sqlite_where=sa.text("state = 'pending'"),
            postgresql_where=sa.text("state = 'pending'"),
        )
        batch_op.drop_index(batch_op.f("ix_notices_message_id"))

    op.drop_table("notices")
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_messages_spent",
            sqlite_where=sa.text("is_counted IS 1"),
            postgresql_where=sa.text("is_counted IS TRUE"),
        )
        batch_op.drop_index(batch_op.f("ix_messages_person_id"))
        batch_op.drop_index(
            "ix_messages_moving",
            sqlite_where=sa.text("state IN ('sending','waiting')"),
            postgresql_where=sa.text("state IN ('sending','waiting')"),
        )
        batch_op.drop_index("ix_messages_made")
        batch_op.drop_index(
            "ix_messages_held",
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_messages_failed",
            sqlite_where=sa.text("state IN ('gave_up','unknown')"),
            postgresql_where=sa.text("state IN ('gave_up','unknown')"),
        )
        batch_op.drop_index(
            "ix_messages_counted",
            sqlite_where=sa.text("is_counted IS 1"),
            postgresql_where=sa.text("is_counted IS TRUE"),
        )

    op.drop_table("messages")
    op.drop_table("leases")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index("ix_inbox_received")
        batch_op.drop_index(
            "ix_inbox_open", sqlite_where=sa.text("state = 0"), postgresql_where=sa.text("state = 0")
        )
        batch_op.drop_index(
            "ix_inbox_held",
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_inbox_dead", sqlite_where=sa.text("state = 2"), postgresql_where=sa.text("state = 2")
        )

    op.drop_table("inbox")
    op.drop_table("heartbeats")
    with op.batch_alter_table("handouts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handouts_made_at"))

    op.drop_table("handouts")
    op.drop_table("habits")
    op.drop_table("habit_days")
    op.drop_table("forms")
    op.drop_table("form_files")
    with op.batch_alter_table("facts", schema=None) as batch_op:
        batch_op.drop_index("ix_facts_scope")

    op.drop_table("facts")
    with op.batch_alter_table("escalations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_escalations_owner_id"))
        batch_op.drop_index(
            "ix_escalations_open", sqlite_where=sa.text("ended = ''"), postgresql_where=sa.text("ended = ''")
        )
        batch_op.drop_index(batch_op.f("ix_escalations_ended_by"))

    op.drop_table("escalations")
    with op.batch_alter_table("erasures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_erasures_at"))

    op.drop_table("erasures")
    with op.batch_alter_table("endpoints", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_endpoints_programme"))

    op.drop_table("endpoints")
    with op.batch_alter_table("due_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_due_changes_obligation_id"))

    op.drop_table("due_changes")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_person_id"))
        batch_op.drop_index(
            "ix_decisions_notice",
            sqlite_where=sa.text("message_id IS NULL"),
            postgresql_where=sa.text("message_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_decisions_carried",
            sqlite_where=sa.text("message_id IS NOT NULL"),
            postgresql_where=sa.text("message_id IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_decisions_at"))
        batch_op.drop_index(batch_op.f("ix_decisions_about_id"))

    op.drop_table("decisions")
    op.drop_table("day_cards")
    op.drop_table("counters")
    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.drop_index("ix_consents_person")

    op.drop_table("consents")
    op.drop_table("beats")
    op.drop_table("audit_seals")
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_seal")
        batch_op.drop_index("ix_audit_about")

    op.drop_table("audit")
    with op.batch_alter_table("api_tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_api_tokens_programme"))

    op.drop_table("api_tokens")
    with op.batch_alter_table("accesses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accesses_whose_id"))
        batch_op.drop_index("ix_accesses_seal")
        batch_op.drop_index(batch_op.f("ix_accesses_person_id"))
        batch_op.drop_index(
            "ix_accesses_free",
            sqlite_where=sa.text("seal_id IS NULL"),
            postgresql_where=sa.text("seal_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_accesses_at"))

    op.drop_table("accesses")
