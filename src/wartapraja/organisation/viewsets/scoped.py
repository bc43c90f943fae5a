"""Wagtail's generic views, bound to the rows of the reader's own offices and saving through our commands."""

from typing import Any, cast

from django import forms
from django.db import transaction
from django.db.models import URLField
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from wartapraja.organisation import commands, present, queries
from wartapraja.organisation.models import Person


class OfficeForm(WagtailAdminModelForm):
    """A form whose choices stay within the offices of whoever fills it in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Narrow every choice of a row of ours."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                policy = policy_registry.get_by_type(field.queryset.model)
                own = policy.instances_user_has_any_permission_for(self.for_user, {"view"})
                field.queryset = field.queryset.filter(pk__in=own.values("pk"))
                if field.required and field.queryset.count() == 1:
                    field.initial = field.queryset.get()


class Own:
    """Of a row that belongs to another office, say that there is none."""

    request: HttpRequest
    permission_policy: Any

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        """The row, if it is the reader's to see."""
        found = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not self.permission_policy.user_has_permission_for_instance(
            self.request.user, "view", found
        ):
            raise Http404
        return found

    @property
    def by(self) -> Person | None:
        """The person who presses the button."""
        return queries.person_of(self.request.user)


class Refusable:
    """What a command refuses comes back as errors on the form; nothing that was typed is lost."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or show why not."""
        try:
            with transaction.atomic():
                response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except commands.Refused as refused:
            for reason in refused.reasons:
                form.add_error(
                    reason.field if reason.field in form.fields else None, reason.sentence
                )
            self.produced_error_message = _("Nothing was saved; mend what is marked.")
            self.produced_error_code = "refused"
            refusal: HttpResponse = self.form_invalid(form)  # type: ignore[attr-defined]
            return refusal
        return response


class OwnIndex(Own, generic.IndexView):
    """Only the rows of the reader's offices, filters included."""

    def get_base_queryset(self) -> Any:
        """Rows of the reader's own offices."""
        return self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, {"view"}
        )

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Filters offer only what the reader may see."""
        for field in self.filters.form.fields.values() if self.filters else ():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                policy = policy_registry.get_by_type(field.queryset.model)
                field.queryset = policy.instances_user_has_any_permission_for(
                    self.request.user, {"view"}
                )
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context


class StructureAdd(Refusable, Own, generic.CreateView):
    """Saves through the command of structure."""

    def save_instance(self) -> Any:
        """Save and record."""
        instance = self.form.save(commit=False)
        commands.save_structure(instance, self.form.changed_data, at=present.now(), by=self.by)
        return instance


class StructureEdit(Refusable, Own, generic.EditView):
    """Saves through the command of structure."""

    def save_instance(self) -> Any:
        """Save and record."""
        instance = self.form.save(commit=False)
        commands.save_structure(instance, self.form.changed_data, at=present.now(), by=self.by)
        return instance


class StructureDelete(Own, generic.DeleteView):
    """Removes through the command of structure."""

    def delete_action(self) -> None:
        """Remove and record."""
        commands.remove_structure(self.object, at=present.now(), by=self.by)


class OwnHistory(Own, history.HistoryView):
    """Wagtail's log of one row."""


class OwnUsage(Own, usage.UsageView):
    """What refers to one row."""


class OwnViewSet(ModelViewSet):
    """A table of the organisation in the office's admin."""

    index_view_class = OwnIndex
    add_view_class = StructureAdd
    edit_view_class = StructureEdit
    delete_view_class = StructureDelete
    history_view_class = OwnHistory
    usage_view_class = OwnUsage
    copy_view_enabled = False
    add_to_admin_menu = False
    add_to_reference_index = False
    list_per_page = 50
    search_backend_name = None
    form_base: type[OfficeForm] = OfficeForm

    def formfield_for_dbfield(self, db_field: Any, **kwargs: Any) -> Any:
        """Wagtail's field for a column; an address typed without its scheme is meant as https."""
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, **kwargs)

    def get_form_class(self, for_update: bool = False) -> type[OfficeForm]:
        """A form narrowed to the reader's offices."""
        fields = self.get_form_fields()
        if for_update and hasattr(self, "edit_fields"):
            fields = self.edit_fields
        form: Any = forms.modelform_factory(
            self.model,
            form=self.form_base,
            fields=fields,
            formfield_callback=self.formfield_for_dbfield,
        )
        return cast("type[OfficeForm]", form)
