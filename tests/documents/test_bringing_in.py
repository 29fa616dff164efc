"""Keeping what somebody brings in, and having it read: whatever the file is, and whatever goes wrong."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.utils import timezone

from goldenthread.audit.models import Event
from goldenthread.documents import reading_apart
from goldenthread.documents.actions import bring_in, bringing_in, read_again, read_upload, shown_name
from goldenthread.documents.models import Upload, UploadStatus
from goldenthread.plans.actions import CannotChange
from tests.documents.scenarios import READ_AT, SMALL_PLAN, as_file, upload_of

OVERRIDE = "\u202e"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Delivery plan 2016-17.docx", "Delivery plan 2016-17.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\officer\\plan.xlsx", "plan.xlsx"),
        ("plan\x00.txt", "plan.txt"),
        ("pl\tan\r\n.txt", "plan.txt"),
        (f"plan{OVERRIDE}fdp.exe", "planfdp.exe"),
        ("  two   words .pdf ", "two words .pdf"),
        ("Cynllun Plant â phobl ifanc.docx", "Cynllun Plant â phobl ifanc.docx"),
        ("", "document"),
        ("..", "document"),
        ("\u200b\u200b", "document"),
        ("\udcff.txt", ".txt"),
    ],
)
def test_a_file_is_shown_by_a_name_that_hides_nothing(given, shown):
    assert shown_name(given) == shown


def test_a_name_of_a_thousand_characters_keeps_its_end(cast):
    name = shown_name("a" * 1000 + ".docx")
    assert len(name) == 255 and name.endswith("….docx")
    assert len(shown_name("b" * 1000)) == 255


def test_no_name_from_outside_reaches_the_disk(cast):
    upload = bring_in(partnership=cast.northshire, file=as_file(name="../../x.txt"), by=cast.amara)
    kept = Path(upload.file.path)
    assert kept.is_file() and kept.parent.name == str(cast.northshire.pk)
    assert "x" not in kept.stem.replace("0x", "") or len(kept.stem) == 32


def test_what_is_brought_in_is_kept_as_it_was_and_read_and_recorded(cast):
    upload = bring_in(partnership=cast.northshire, file=as_file(), by=cast.amara)
    assert upload.file.open("rb").read() == SMALL_PLAN.encode()
    upload.refresh_from_db()
    assert upload.status == UploadStatus.READ
    assert upload.sha256 == hashlib.sha256(SMALL_PLAN.encode()).hexdigest()
    event = Event.objects.get(verb="brought in")
    assert (event.actor_name, event.thread) == ("Amara Okafor", f"upload-{upload.pk}")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("plan.docx", b"", "empty"),
        ("plan.txt", b"   \n\n  ", "empty"),
        ("plan.pdf", b"%PDF-1.7 and then nothing of a PDF", ""),
        ("photo.docx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, ""),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ""),
        ("plan.docx", b"PK\x03\x04 broken zip", ""),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_is_kept(cast, name, content, says):
    upload = bring_in(partnership=cast.northshire, file=SimpleUploadedFile(name, content), by=cast.amara)
    upload.refresh_from_db()
    assert upload.status == UploadStatus.REFUSED
    assert says in upload.problem and upload.problem.endswith(".") and len(upload.problem) > 30
    assert upload.file.open("rb").read() == content


def test_a_pdf_with_a_password_says_so_and_is_kept(cast):
    from io import BytesIO

    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.lib.pdfencrypt import StandardEncryption

    out = BytesIO()
    page = canvas.Canvas(out, encrypt=StandardEncryption("secret"))
    page.drawString(72, 700, "Priority 1: Children are safe")
    page.save()
    file = SimpleUploadedFile("plan.pdf", out.getvalue())
    upload = bring_in(partnership=cast.northshire, file=file, by=cast.amara)
    upload.refresh_from_db()
    assert upload.status == UploadStatus.REFUSED and "password" in upload.problem.lower()


def test_a_file_too_large_to_read_is_kept_with_its_sentence(cast, monkeypatch):
    def too_large(*args, **kwargs):
        raise reading_apart.CannotRead("too-large", "This file has 300 MB; 50 MB is the most that is read.")

    monkeypatch.setattr(bringing_in, "read_apart", too_large)
    upload = bring_in(partnership=cast.northshire, file=as_file(), by=cast.amara)
    upload.refresh_from_db()
    assert upload.problem.startswith("This file has 300 MB") and upload.file.storage.exists(upload.file.name)


def test_a_file_too_large_to_keep_is_refused_before_anything_is_written(cast, monkeypatch):
    monkeypatch.setattr(bringing_in, "LARGEST_KEPT_BYTES", 10)
    with pytest.raises(CannotChange, match="too much to keep"):
        bring_in(partnership=cast.northshire, file=as_file(), by=cast.amara)
    assert not Upload.objects.exists()


def test_where_the_record_cannot_be_made_no_file_stays_behind(cast, monkeypatch, settings):
    def fail(*args, **kwargs):
        raise DatabaseError("the database went away")

    monkeypatch.setattr(bringing_in, "record", fail)
    before = {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}
    with pytest.raises(DatabaseError):
        bring_in(partnership=cast.northshire, file=as_file(), by=cast.amara)
    assert {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()} == before
    assert not Upload.objects.exists()


def test_a_full_disk_is_a_sentence(cast, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Upload._meta.get_field("file").storage, "_save", full, raising=False)
    with pytest.raises(CannotChange, match="could not be kept"):
        bring_in(partnership=cast.northshire, file=as_file(), by=cast.amara)
    assert not Upload.objects.exists()


def test_a_plan_of_the_neighbours_is_not_read_into(cast):
    from goldenthread.plans.actions import adopt_plan
    from goldenthread.plans.content import PlanContent

    theirs = adopt_plan(
        content=PlanContent("Theirs"), partnership=cast.southborough, by=cast.farid, reason="Adopted"
    )
    with pytest.raises(CannotChange, match="no plan called"):
        bring_in(partnership=cast.northshire, file=as_file(), by=cast.amara, into=theirs)


class TestReading:
    def test_a_document_is_read_once_however_often_it_is_asked_for(self, cast, monkeypatch):
        upload = upload_of(cast, status=UploadStatus.WAITING)
        read: list[str] = []
        real = bringing_in.read_apart
        monkeypatch.setattr(
            bringing_in, "read_apart", lambda path, name: read.append(name) or real(path, name)
        )
        read_upload(upload.pk)
        read_upload(upload.pk)
        assert read == ["plan.txt"]

    def test_a_reader_that_was_given_up_on_changes_nothing_any_more(self, cast, monkeypatch):
        upload = upload_of(cast, status=UploadStatus.WAITING)

        def slow(path, name):
            Upload.objects.filter(pk=upload.pk).update(started=timezone.now())  # another began meanwhile
            raise reading_apart.CannotRead("too-slow", "This took too long.")

        monkeypatch.setattr(bringing_in, "read_apart", slow)
        read_upload(upload.pk)
        upload.refresh_from_db()
        assert upload.status == UploadStatus.READING and upload.problem == ""

    def test_a_fault_of_ours_leaves_a_sentence_and_the_file(self, cast, monkeypatch):
        upload = upload_of(cast, status=UploadStatus.WAITING)

        def broken(path, name):
            raise KeyError("a fault")

        monkeypatch.setattr(bringing_in, "read_apart", broken)
        with pytest.raises(KeyError):
            read_upload(upload.pk)
        upload.refresh_from_db()
        assert upload.status == UploadStatus.REFUSED and "fault of ours" in upload.problem

    def test_a_file_that_is_gone_is_a_sentence(self, cast):
        upload = upload_of(cast, status=UploadStatus.WAITING)
        upload.file.storage.delete(upload.file.name)
        read_upload(upload.pk)
        upload.refresh_from_db()
        assert upload.status == UploadStatus.REFUSED and "no longer" in upload.problem

    def test_characters_that_no_database_keeps_do_not_stop_a_document(self, cast):
        upload = upload_of(cast, status=UploadStatus.WAITING)
        Path(upload.file.path).write_bytes(SMALL_PLAN.replace("signed", "si\x00gned").encode())
        read_upload(upload.pk)
        upload.refresh_from_db()
        assert upload.status == UploadStatus.READ
        assert "\\u0000" not in str(upload.draft) and "\x00" not in str(upload.draft)


@pytest.mark.parametrize(
    ("status", "fields", "cut_off"),
    [
        (UploadStatus.READING, {"started": READ_AT}, False),
        (UploadStatus.READING, {"started": READ_AT - timedelta(minutes=3)}, True),
        (UploadStatus.READING, {"started": None}, True),
        (UploadStatus.WAITING, {}, False),
        (UploadStatus.WAITING, {"handed_over": READ_AT - timedelta(minutes=6)}, True),
        (UploadStatus.REFUSED, {"problem": "Empty.", "started": READ_AT - timedelta(days=1)}, False),
    ],
)
def test_a_reading_that_takes_longer_than_it_may_was_cut_off(cast, status, fields, cut_off):
    upload = upload_of(cast, status=status, **fields)
    assert upload.is_cut_off(READ_AT) is cut_off


class TestReadingAgain:
    def test_what_was_cut_off_is_read_again(self, cast):
        upload = upload_of(cast, status=UploadStatus.READING, started=READ_AT - timedelta(minutes=3))
        read_again(upload=upload, by=cast.amara, now=READ_AT)
        upload.refresh_from_db()
        assert upload.status == UploadStatus.READ

    def test_what_is_being_read_just_now_is_not_disturbed(self, cast):
        upload = upload_of(cast, status=UploadStatus.READING, started=READ_AT)
        with pytest.raises(CannotChange, match="does not have to be read again"):
            read_again(upload=upload, by=cast.amara, now=READ_AT)

    def test_a_draft_that_is_there_is_not_read_over(self, cast):
        upload = bring_in(partnership=cast.northshire, file=as_file(), by=cast.amara)
        with pytest.raises(CannotChange, match="does not have to be read again"):
            read_again(upload=upload, by=cast.amara, now=timezone.now() + timedelta(days=1))
