"""What the editor offers: a draft may be saved, everything else goes through the case."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_editor_offers_no_publishing_and_says_how_it_is_published(admin, draft):
    page = admin.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert 'name="action-publish"' not in page and "action-submit" not in page
    assert reverse("casework_cases") in page


def test_a_live_page_offers_no_taking_down(admin, live):
    page = admin.get(reverse("wagtailadmin_pages:edit", args=[live.pk])).content.decode()
    assert reverse("wagtailadmin_pages:unpublish", args=[live.pk]) not in page


def test_deleting_a_live_page_answers_with_a_sentence(admin, live):
    answer = admin.get(reverse("wagtailadmin_pages:delete", args=[live.pk]))
    assert answer.status_code in {302, 403}
    assert all(str(message) for message in get_messages(answer.wsgi_request))
