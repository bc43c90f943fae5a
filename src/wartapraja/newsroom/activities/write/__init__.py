"""Writing: a Word or ODT file comes in with photos and videos and becomes an editable article."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from wartapraja.casework import queries as casework
from wartapraja.casework.activity import Activity, Paper, Performed, Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.casework.types import Effect
from wartapraja.media import commands as media
from wartapraja.newsroom import casefile, commands
from wartapraja.newsroom.activities.write.form import WriteForm, is_video
from wartapraja.newsroom.manuscript.types import Manuscript
from wartapraja.newsroom.manuscript.words import sentence
from wartapraja.newsroom.models import ArticlePage, PageDesk
from wartapraja.organisation import queries as organisation


class Write(Activity):
    """Make the case's article and fill it."""

    form_class = WriteForm
    panel_template = casefile.PANEL

    def form(self, work: Work, posted: Any = None, files: Any = None) -> WriteForm:
        """With what the calling case hands over."""
        return WriteForm(posted, files, prefix="step", handed=handed_to(work))

    def opened(self, work: Work) -> None:
        """A draft stands ready at once, so that who prefers the editor to Word can begin there."""
        if casefile.article_of(work) is None:
            try:
                article = commands.create_article(office=work.case.office, title=work.case.title)
            except commands.NoNewsIndex:
                return
            casefile.take_up(work, article)
        casefile.my_turn(work, editable=True)

    def failure_reasons(self, work: Work) -> list[Reason]:
        """There must be words; a file on this page or the editor can bring them."""
        article = casefile.article_of(work)
        if article is None:
            return [_no_site()]
        if work.data.get("corrects") is not None:
            return _taken(work, work.data["corrects"])
        written = len(casefile.newest(article).as_object().body) > 0
        if written or work.data.get("read") is not None or not work.data:
            return []
        return [
            Reason(
                sentence=_(
                    "The article has no words yet. Drop in a Word file, or write it in the editor."
                ),
                field="manuscript",
            )
        ]

    def perform(self, work: Work) -> Performed:
        """Put words, pictures and films into the article; keep the file and its margin notes with the case."""
        if not casefile.goes_on(work):
            casefile.done(work)
            return Performed()
        article = casefile.article_needed(work)
        missing = self.failure_reasons(work)
        if missing:
            raise NotPossible(missing)
        if work.data.get("corrects") is not None:
            article = _turn_to_live(work, article)
        casefile.done(work)
        return _fill(work, article)

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """The article; on a return, what changed since it came in."""
        return casefile.panel(work, against=None, against_words="")

    def check(self) -> list[Reason]:
        """The site must be set up."""
        return [] if commands.site_stands() else [_no_site()]


def _no_site() -> Reason:
    return Reason(
        sentence=_(
            "The site has no news list yet, so an article has nowhere to stand. The administrator sets the site up first."
        )
    )


def _taken(work: Work, live: ArticlePage) -> list[Reason]:
    """Another case may be working on the live article."""
    commands.release(casework.is_closed, live)
    desk = (
        PageDesk.objects.filter(page_id=live.pk, open=True)
        .exclude(case=casefile.reference(work))
        .first()
    )
    if desk is None:
        return []
    sentence_ = _(
        "%(case)s works on that article already. Wait until it has ended, or work on it there."
    )
    return [
        Reason(
            sentence=sentence_ % {"case": desk.case_title or desk.case},
            link=desk.case_url,
            field="corrects",
        )
    ]


def _turn_to_live(work: Work, prepared: ArticlePage) -> ArticlePage:
    """Take up the live article; the empty draft that stood ready is not needed."""
    live: ArticlePage = work.data["corrects"]
    if live.pk != prepared.pk:
        if not prepared.live:
            PageDesk.objects.filter(page_id=prepared.pk).delete()
            prepared.delete()
        casefile.take_up(work, live)
    return live


def _fill(work: Work, article: ArticlePage) -> Performed:
    person = organisation.person_by_key(work.person)
    read: Manuscript | None = work.data.get("read")
    told: list[str] = []
    if read is not None:
        pictures = _keep_pictures(read, work, person, told)
        commands.replace_from_manuscript(article, read, by=person, pictures=pictures)
        told += [sentence(each, _) for each in read.warnings]
    photos, films = _keep_beside(work, person)
    if photos or films:
        commands.add_media(article, pictures=photos, videos=films, by=person)
    article.refresh_from_db()
    revision = casefile.newest(article)
    if work.round == 1 and work.data.get("corrects") is None:
        commands.came_in(article, revision, case=casefile.reference(work))
    facts = {
        "article": article.pk,
        "revision": revision.pk,
        "photos": len(photos),
        "films": len(films),
        "tracked_changes": read.tracked_changes if read else 0,
        "margin_notes": read.comments if read else 0,
        "warnings": told,
    }
    return Performed(papers=_papers(work), facts=facts, effects=_notes(work, read, told))


def _keep_pictures(read: Manuscript, work: Work, person: Any, told: list[str]) -> list[Any]:
    kept: list[Any] = []
    for picture in read.pictures:
        try:
            kept.append(
                media.add_picture(
                    picture.content,
                    picture.name,
                    alt=picture.alt,
                    credit=work.data.get("credit", ""),
                    by_user=getattr(person, "user", None),
                )
            )
        except media.Refused as refused:
            kept.append(None)
            told.append(str(refused))
    return kept


def _keep_beside(work: Work, person: Any) -> tuple[list[Any], list[Any]]:
    photos, films = [], []
    facts = {"credit": work.data.get("credit", ""), "by_user": getattr(person, "user", None)}
    for upload in work.data.get("photos") or ():
        try:
            if is_video(upload.name):
                films.append(media.add_video(upload, upload.name, **facts))
            else:
                photos.append(media.add_picture(upload, upload.name, **facts))
        except media.Refused as refused:
            raise NotPossible([Reason(sentence=str(refused), field="photos")]) from refused
    for paper in work.data.get("handed") or ():
        photos.append(_handed_picture(paper, facts["by_user"]))
    return photos, films


def handed_to(work: Work) -> list[Any]:
    """The newest report of the case that called this one, and the pictures laid beside it."""
    parent = work.case.parent
    if parent is None:
        return []
    papers = [
        each for each in parent.papers.all() if each.facts.get("role") in {"report", "material"}
    ]
    newest = max((each.round for each in papers), default=0)
    return [each for each in papers if each.round == newest]


def _handed_picture(paper: Any, by_user: Any) -> Any:
    with paper.file.open() as original:
        content = original.read()
    words = {name: str(paper.facts.get(name, "")) for name in ("caption", "credit")}
    try:
        return media.add_picture(
            content, paper.name, alt=words["caption"], by_user=by_user, **words
        )
    except media.Refused as refused:
        raise NotPossible([Reason(sentence=str(refused), field="from_caller")]) from refused


def _papers(work: Work) -> tuple[Paper, ...]:
    upload = work.data.get("manuscript")
    if not upload:
        return ()
    upload.seek(0)
    return (
        Paper(
            kind="incoming",
            title=_("Manuscript: %(name)s") % {"name": upload.name},
            content=upload.read(),
            name=upload.name,
            mime=upload.content_type or "application/octet-stream",
        ),
    )


def _notes(work: Work, read: Manuscript | None, told: Sequence[str]) -> tuple[Effect, ...]:
    """Margin notes become comments on the case; the worker writes them, since the case is locked while a step completes."""
    notes = [
        {
            "author": each.author,
            "text": f"“{each.anchor}”\n{each.text}" if each.anchor else each.text,
        }
        for each in (read.notes if read else ())
    ]
    notes += [{"author": "Wartapraja", "text": each} for each in told]
    if not notes:
        return ()
    key = f"newsroom.keep_notes:{work.case.pk}:{work.step.key}:{work.round}"
    payload = {"case": work.case.pk, "step": work.step.key, "notes": notes}
    return (Effect(name="newsroom.keep_notes", key=key, payload=payload),)
