"""Approved content as rows: the parts as text, the images as bytes."""

from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection, Row

from generator.errors import StorageError
from generator.review.approved import ApprovedBriefing, RenderedParts
from generator.storage.decision_rows import overrides_from, overrides_text
from generator.storage.tables import approval_images, approvals


def insert_approval(connection: Connection, approved: ApprovedBriefing) -> None:
    """Write an approval with its parts and images."""
    key = {"briefing_id": approved.briefing_id, "revision": approved.revision}
    connection.execute(
        insert(approvals).values(
            **key,
            sha256=approved.sha256,
            approved_by=approved.approved_by,
            approved_at=approved.approved_at,
            overrides=overrides_text(approved.overrides),
            subject=approved.parts.subject,
            html=approved.parts.html,
            text=approved.parts.text,
        )
    )
    images = [
        {**key, "position": position, "cid": cid, "png": data}
        for position, (cid, data) in enumerate(approved.parts.images.items())
    ]
    if images:
        connection.execute(insert(approval_images), images)


def load_approval(
    connection: Connection, briefing_id: str, revision: int
) -> ApprovedBriefing | None:
    """The approval of one revision, its hash checked.

    Raises:
        StorageError: The stored parts are not what was approved.
    """
    row = connection.execute(
        select(approvals).where(
            approvals.c.briefing_id == briefing_id, approvals.c.revision == revision
        )
    ).first()
    if row is None:
        return None
    try:
        return _approved(row, _images(connection, briefing_id, revision))
    except ValueError as error:
        raise StorageError(
            f"what is stored for {briefing_id!r} was changed after it was approved; "
            "nothing of it will be sent. Run the edition again and approve the new draft."
        ) from error


def _approved(row: Row[Any], images: dict[str, bytes]) -> ApprovedBriefing:
    return ApprovedBriefing(
        briefing_id=row.briefing_id,
        revision=row.revision,
        parts=RenderedParts(subject=row.subject, html=row.html, text=row.text, images=images),
        sha256=row.sha256,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        overrides=overrides_from(row.overrides),
    )


def _images(connection: Connection, briefing_id: str, revision: int) -> dict[str, bytes]:
    table = approval_images.c
    rows = connection.execute(
        select(table.cid, table.png)
        .where(table.briefing_id == briefing_id, table.revision == revision)
        .order_by(table.position)
    )
    return {row.cid: bytes(row.png) for row in rows}
