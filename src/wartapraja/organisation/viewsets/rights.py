"""Appointments, delegations and the actors of SOPs: what rights follow from."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic

from wartapraja.organisation import commands, present
from wartapraja.organisation.models import ActorBinding, Delegation, Holding
from wartapraja.organisation.viewsets.scoped import OfficeForm, Own, OwnViewSet, Refusable
from wartapraja.sop import shelf


class HoldingAdd(Refusable, Own, generic.CreateView):
    """Appoints."""

    def save_instance(self) -> Holding:
        """Appoint and record."""
        return commands.appoint(**self.form.cleaned_data, at=present.now(), by=self.by)


class Amend(Refusable, Own, generic.EditView):
    """Changes the last day or the legal basis; who and what stays."""

    def save_instance(self) -> Any:
        """Amend and record."""
        commands.amend(self.object, **self.form.cleaned_data, at=present.now(), by=self.by)
        self.object.refresh_from_db()
        return self.object


class _EndInstead(Own, generic.DeleteView):
    page_title: Any = _("End now")
    confirmation_message = _("End this at once? The right is gone the moment you confirm.")
    success_message: Any = _("%(object)s has ended.")

    def delete_action(self) -> None:
        try:
            self.end()
        except commands.Refused as refused:
            self.success_message = str(refused)

    def end(self) -> None:
        raise NotImplementedError


class HoldingEnd(_EndInstead):
    """Ends a holding; the row stays, for it is part of what happened."""

    def end(self) -> None:
        """End and record."""
        commands.end_holding(self.object, at=present.now(), by=self.by)


class DelegationAdd(Refusable, Own, generic.CreateView):
    """Delegates."""

    def save_instance(self) -> Delegation:
        """Delegate and record."""
        data = dict(self.form.cleaned_data)
        return commands.delegate(
            data.pop("holding"), data.pop("person"), **data, at=present.now(), by=self.by
        )


class DelegationEnd(_EndInstead):
    """Ends a delegation; the row stays."""

    def end(self) -> None:
        """End and record."""
        commands.end_delegation(self.object, at=present.now(), by=self.by)


class Holdings(OwnViewSet):
    """Who holds which position."""

    model = Holding
    name = "organisation_holdings"
    url_prefix = "organisasi/pengangkatan"
    icon = "key"
    add_view_class = HoldingAdd
    edit_view_class = Amend
    delete_view_class = HoldingEnd
    form_fields = ("person", "position", "kind", "starts", "ends", "legal_basis")
    edit_fields = ("ends", "legal_basis")
    list_display = ("person", "position", "kind", "starts", "ends", "legal_basis")
    list_filter = {
        "position": ["exact"],
        "kind": ["exact"],
        "starts": ["gte"],
        "ends": ["lte"],
    }
    list_export = ("person", "position", "kind", "starts", "ends", "legal_basis")
    search_fields = ("person__full_name", "position__title", "legal_basis")


def _sops() -> Iterator[tuple[str, str]]:
    yield "", str(_("All SOPs"))
    for key in shelf.keys():  # noqa: SIM118  (a function, not a mapping)
        yield key, shelf.load(key).title


class DelegationForm(OfficeForm):
    """A delegation; the SOP is chosen, not typed."""

    sop_key = forms.ChoiceField(label=_("Only this SOP"), choices=_sops, required=False)


class Delegations(OwnViewSet):
    """Who acts for whom until when."""

    model = Delegation
    name = "organisation_delegations"
    url_prefix = "organisasi/pelimpahan"
    icon = "resubmit"
    form_base = DelegationForm
    add_view_class = DelegationAdd
    edit_view_class = Amend
    delete_view_class = DelegationEnd
    form_fields = ("holding", "person", "sop_key", "starts", "ends", "legal_basis")
    edit_fields = ("ends", "legal_basis")
    list_display = ("holding", "person", "sop_key", "starts", "ends", "legal_basis")
    list_filter = {"person": ["exact"], "starts": ["gte"], "ends": ["lte"]}
    list_export = ("holding", "person", "sop_key", "starts", "ends", "legal_basis")
    search_fields = ("person__full_name", "holding__person__full_name", "legal_basis")

    def get_form_class(self, for_update: bool = False) -> type[OfficeForm]:
        """The SOP is asked for only at the beginning."""
        if not for_update:
            return super().get_form_class(for_update)
        form: Any = forms.modelform_factory(
            self.model,
            form=OfficeForm,
            fields=self.edit_fields,
            formfield_callback=self.formfield_for_dbfield,
        )
        return cast("type[OfficeForm]", form)


def _actors() -> Iterator[tuple[str, str]]:
    for key in shelf.keys():  # noqa: SIM118  (a function, not a mapping)
        definition = shelf.load(key)
        for actor in definition.actors:
            if actor.recorded_by is None:
                yield f"{key}|{actor.key}", f"{definition.title}: {actor.title}"


class BindingForm(OfficeForm):
    """An actor out of the SOPs, and the position that is it."""

    actor = forms.ChoiceField(label=_("Actor of an SOP"), choices=_actors)
    field_order = ("office", "actor", "position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show the actor as it stands."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["actor"] = f"{self.instance.sop_key}|{self.instance.actor_key}"


class _Binds:
    def save_instance(self) -> ActorBinding:
        data = self.form.cleaned_data  # type: ignore[attr-defined]
        sop_key, _bar, actor = data["actor"].partition("|")
        known = {"at": present.now(), "by": self.by}  # type: ignore[attr-defined]
        old = ActorBinding.objects.filter(pk=self.form.instance.pk).first()  # type: ignore[attr-defined]
        binding = commands.bind_actor(data["office"], sop_key, actor, data["position"], **known)
        if old and old.pk != binding.pk:
            commands.unbind_actor(old, **known)
        return binding


class BindingAdd(_Binds, Refusable, Own, generic.CreateView):
    """Binds."""


class BindingEdit(_Binds, Refusable, Own, generic.EditView):
    """Binds the new, then unbinds the old."""


class BindingRemove(Own, generic.DeleteView):
    """Unbinds."""

    def delete_action(self) -> None:
        """Unbind and record."""
        commands.unbind_actor(self.object, at=present.now(), by=self.by)


class Bindings(OwnViewSet):
    """Which position is which actor."""

    model = ActorBinding
    name = "organisation_bindings"
    url_prefix = "organisasi/pelaksana"
    icon = "group"
    form_base = BindingForm
    add_view_class = BindingAdd
    edit_view_class = BindingEdit
    delete_view_class = BindingRemove
    form_fields = ("office", "position")
    list_display = ("sop_key", "actor_key", "position", "office")
    list_filter = ("office", "sop_key", "position")
    list_export = ("office", "sop_key", "actor_key", "position")
    search_fields = ("sop_key", "actor_key", "position__title")
