"""What the administrator sets: how numbers are written, and the keys that sign."""

from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wartapraja.letters import commands, present, queries
from wartapraja.letters.models import NumberTemplate, SigningKey
from wartapraja.letters.numbering import written, wrong_with
from wartapraja.letters.signing.asking import CannotSign
from wartapraja.letters.views.reading import office_of, reader

NUMBERED = ("spt", "nota_dinas")
"""Kinds of letters that get a number here."""


class NumberTemplateForm(forms.ModelForm):
    """One kind's template."""

    class Meta:
        """Everything but whose it is."""

        model = NumberTemplate
        fields = ["template", "register", "classification", "unit"]


class KeyForm(forms.Form):
    """A key file with its password."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    file = forms.FileField(label=gettext_lazy("Key file (PKCS#12, .p12 or .pfx)"))
    password = forms.CharField(
        label=gettext_lazy("Password of the key"),
        max_length=200,
        strip=False,
        help_text=gettext_lazy("It proves that the file opens. It is not kept."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


def numbering(request: HttpRequest) -> HttpResponse:
    """The templates of an office, each with the number that it would give next."""
    office, at = office_of(request), present.now()
    templates = [commands.template_for(office, kind) for kind in NUMBERED]
    sent = request.POST.get("kind", "")
    rows, status = [], 200
    for each in templates:
        form = NumberTemplateForm(
            request.POST if each.kind == sent else None, instance=each, prefix=each.kind
        )
        if form.is_bound and form.is_valid():
            commands.set_template(form.save(commit=False), person=reader(request), at=at)
            messages.success(request, _("Saved. The next letter is numbered this way."))
            return redirect("letters_numbering")
        status = 422 if form.is_bound else status
        rows.append((each, form, _next_number(each)))
    title = _("Numbering of letters")
    context = {"header_title": title, "page_title": title, "breadcrumbs_items": [], "rows": rows}
    return render(request, "letters/numbering.html", context, status=status)


def keys(request: HttpRequest) -> HttpResponse:
    """The keys of an office: add one, retire one."""
    office, person, at = office_of(request), reader(request), present.now()
    form = KeyForm()
    if request.method == "POST" and "retire" in request.POST:
        key = get_object_or_404(SigningKey, pk=request.POST["retire"], office=office)
        commands.retire_key(key, person=person, at=at)
        messages.success(request, _("The key signs no more. What it signed stays signed."))
        return redirect("letters_keys")
    if request.method == "POST":
        form = KeyForm(request.POST, request.FILES)
        if form.is_valid() and _added(form, office, person, at):
            messages.success(request, _("The key can sign now."))
            return redirect("letters_keys")
    title = _("Signing keys")
    context = {
        "header_title": title,
        "page_title": title,
        "breadcrumbs_items": [],
        "form": form,
        "keys": queries.keys_of(office),
        "bsre": queries.bsre() is not None,
        "now": at,
    }
    return render(request, "letters/keys.html", context, status=422 if form.errors else 200)


def _added(form: KeyForm, office: object, person: object, at: object) -> bool:
    data = form.cleaned_data
    try:
        commands.add_key(
            office,
            data["file"].read(),
            data["password"],
            title=data["title"],
            person=person,
            at=at,  # type: ignore[arg-type]
        )
    except CannotSign as cannot:
        form.add_error(cannot.field if cannot.field in form.fields else "file", cannot.sentence)
        return False
    return True


def _next_number(template: NumberTemplate) -> str:
    if wrong_with(template.template):
        return ""
    today = present.now().astimezone(ZoneInfo(template.office.zone)).date()
    words = {"klasifikasi": template.classification, "unit": template.unit, "derajat": "B"}
    last = queries.last_serial(template.office, template.register, today.year)
    return written(template.template, last + 1, today, words)
