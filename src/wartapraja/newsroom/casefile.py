"""Between a case and its article: which one it is, whose turn it is on it, and what its case page shows.

Only activities and effects come here: the pages themselves know of cases by a reference alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Revision

from wartapraja.casework import queries as casework
from wartapraja.casework.activity import Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.newsroom import commands, queries
from wartapraja.newsroom.diff import as_html, word_diff
from wartapraja.newsroom.models import ArticlePage
from wartapraja.newsroom.types import Gap
from wartapraja.organisation import queries as organisation
from wartapraja.sop.terms import ONWARD_OUTCOMES

PANEL = "newsroom/article_panel.html"


def reference(work: Work) -> str:
    """By what pages know the case."""
    return str(work.case.key)


def article_of(work: Work) -> ArticlePage | None:
    """The article of the case; None while there is none."""
    return queries.article_of_case(reference(work))


def article_needed(work: Work) -> ArticlePage:
    """The article of the case.

    Raises:
        NotPossible: there is none.
    """
    article = article_of(work)
    if article is None:
        raise NotPossible([no_article()])
    return article


def no_article() -> Reason:
    """The case has no article."""
    return Reason(
        sentence=_(
            "This case has no article yet. The step that writes it comes first; send the case back to it."
        )
    )


def newest(article: ArticlePage) -> Revision:
    """The latest draft."""
    revision: Revision = article.get_latest_revision()
    return revision


def step_words(work: Work) -> str:
    """Number and words of the step."""
    return f"{work.step.number}. {work.step.text}" if work.step.number else work.step.text


def actor_title(work: Work) -> str:
    """As people call the actor whose turn it is."""
    actor = work.definition.actor(work.actor)
    return actor.title if actor is not None else work.actor


def take_up(work: Work, article: ArticlePage) -> None:
    """Let the case work on an article.

    Raises:
        commands.TakenUp: another case that has not ended works on it.
    """
    commands.release(casework.is_closed, article)
    commands.take_up(
        article,
        case=reference(work),
        case_title=work.case.number,
        case_url=f"/berkas/{work.case.pk}/",  # written out: the worker resolves public addresses only
        parent_case=str(work.case.parent.key) if work.case.parent else "",
        office=work.case.office.key,
        sop_key=work.case.procedure.key,
    )


def my_turn(work: Work, *, editable: bool) -> None:
    """Give the article to those whose step has been opened."""
    article = article_of(work)
    if article is None:
        return
    turn = casework.open_turn(work.case)
    assignee = turn.assignee.key if turn is not None and turn.assignee is not None else ""
    commands.turn_to(
        article,
        case=reference(work),
        actor_key=work.actor,
        actor_title=actor_title(work),
        step=step_words(work),
        editable=editable,
        assignee=assignee,
    )


def done(work: Work) -> None:
    """Nobody edits until the next step of this room opens; a step that ends the case lets the article go."""
    article = article_of(work)
    if article is not None:
        outcome = work.step.outcome(work.outcome)
        closed = outcome is not None and outcome.kind.value in {"reject", "finish"}
        commands.leave(article, case=reference(work), closed=closed)


def goes_on(work: Work) -> bool:
    """Whether the chosen answer carries the article forward."""
    chosen = work.step.outcome(work.outcome)
    return chosen is not None and chosen.kind in ONWARD_OUTCOMES


def reasons_of(
    article: ArticlePage, gaps: Iterable[Gap], *, codes: Sequence[str] = ()
) -> list[Reason]:
    """Gaps as reasons, each with the place where it is mended.

    Args:
        article: the article.
        gaps: what it lacks.
        codes: only these; none for all.
    """
    editor = reverse("wagtailadmin_pages:edit", args=[article.pk])
    return [
        Reason(sentence=gap.sentence, link=gap.link or editor)
        for gap in gaps
        if not codes or gap.code in codes
    ]


def who_acts(work: Work) -> dict[str, Any]:
    """A snapshot of the person acting, with the position that they act in."""
    person = organisation.person_by_key(work.person)
    if person is None:
        return {
            **{"person": "", "name": "Wartapraja", "position": ""},
            **{"via": None, "basis": "", "system": True},
        }
    standings = organisation.standings(person, work.case.office, work.case.procedure.key, work.at)
    chosen = next((each for each in standings if each.actor == work.actor), None)
    return {
        "person": person.key,
        "name": person.full_name,
        "position": chosen.position_title if chosen else actor_title(work),
        "via": chosen.via if chosen else None,
        "basis": chosen.basis if chosen else "",
        "system": False,
    }


def panel(work: Work, *, against: Revision | None, against_words: str) -> Mapping[str, Any]:
    """What the panel of an article shows.

    Args:
        work: the step.
        against: the revision that the draft is compared with; None for nothing.
        against_words: what that revision is, in words.
    """
    article = article_of(work)
    if article is None:
        return {"article": None}
    revision = newest(article)
    person = organisation.person_by_key(work.person)
    lock = article.get_lock()
    user = person.user if person is not None else None
    return {
        "article": article,
        "draft": revision.as_object(),
        "revision": revision,
        "may_edit": user is not None and (lock is None or not lock.for_user(user)),
        "editor": reverse("wagtailadmin_pages:edit", args=[article.pk]),
        "preview": reverse("wagtailadmin_pages:view_draft", args=[article.pk]),
        "gaps": queries.publication_gaps(revision),
        "against": against_words if against is not None else "",
        "diff": as_html(word_diff(against, revision), only_changed=True)
        if against is not None
        else "",
    }
