"""Emergency publishing: the form of the first official, the list of open second looks and the form of the second."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wartapraja.newsroom import commands, queries, turns
from wartapraja.newsroom.diff import as_html, word_diff
from wartapraja.newsroom.forms import EmergencyForm, SecondLookForm
from wartapraja.newsroom.models import ArticlePage, EmergencyPublication
from wartapraja.organisation import queries as organisation
from wartapraja.organisation.types import NotYours


def publish(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what would go live and what it lacks; publish it on a post with a reason."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    person, office = _official(request, page)
    revision = page.get_latest_revision()
    form = EmergencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.emergency_publish(
                page, by=person, office=office, reason=form.cleaned_data["reason"], at=turns.now()
            )
        except (commands.NotAuthorised, commands.NotPublishable) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Published. Another official now takes the second look."))
            return redirect("newsroom_emergencies")
    context = {
        "page": page,
        "form": form,
        "gaps": queries.publication_gaps(revision),
        "diff": as_html(
            word_diff(page.live_revision if page.live else None, revision), only_changed=True
        ),
    }
    return _screen(request, "newsroom/emergency.html", _("Emergency publication"), context)


def second_looks(request: HttpRequest) -> HttpResponse:
    """What waits for a second look, and how the last ones ended."""
    person = _reader(request)
    done = EmergencyPublication.objects.exclude(outcome="open").select_related("page")[:20]
    context = {
        "waiting": queries.open_second_looks(),
        "done": done,
        "person": person,
        "now": turns.now(),
    }
    return _screen(request, "newsroom/emergencies.html", _("Emergency publications"), context)


def second_look(request: HttpRequest, emergency_id: int) -> HttpResponse:
    """Show what was published in haste; keep or withdraw it on a post."""
    emergency = get_object_or_404(
        EmergencyPublication.objects.select_related("page", "revision"), pk=emergency_id
    )
    person = _reader(request)
    office = organisation.office_by_key(emergency.office)
    if office is None or not queries.may_publish_in_emergency(person, office, turns.now()):
        raise _not_theirs()
    form = SecondLookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.second_look(
                emergency, by=person, office=office, at=turns.now(), **form.cleaned_data
            )
        except (commands.NotAuthorised, commands.NotPublishable) as refused:
            form.add_error(None, str(refused))
        except commands.AlreadyLooked:
            messages.warning(request, _("Somebody else took this second look first."))
            return redirect("newsroom_emergencies")
        else:
            messages.success(request, _("The second look is in the record."))
            return redirect("newsroom_emergencies")
    context = {
        "emergency": emergency,
        "form": form,
        "diff": as_html(word_diff(emergency.previous, emergency.revision), only_changed=True),
    }
    return _screen(request, "newsroom/second_look.html", _("Second look"), context)


def _reader(request: HttpRequest) -> Any:
    person = organisation.person_of(request.user)
    if person is None:
        raise NotYours(why=_("Your account belongs to nobody in an office."))
    return person


def _not_theirs() -> NotYours:
    return NotYours(
        why=_("Publishing in an emergency and looking at it afterwards is not for your position."),
        who_can=_(
            "The officials whom the office names for it can; while it has named none, those who lead others in it."
        ),
    )


def _official(request: HttpRequest, page: ArticlePage) -> tuple[Any, Any]:
    """The reader and the office whose page it is; the reader's own for a page without one."""
    person = _reader(request)
    office = page.office or person.office
    if not queries.may_publish_in_emergency(person, office, turns.now()):
        raise _not_theirs()
    return person, office


def _screen(
    request: HttpRequest, template: str, title: str, context: dict[str, Any]
) -> HttpResponse:
    head = {"header_title": title, "page_title": title, "breadcrumbs_items": []}
    return render(request, template, {**head, **context})
