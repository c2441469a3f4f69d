"""Partners around the case."""

from django.utils.translation import gettext_lazy as _

from voordeur.web.cases.forms.base import CaseForm, DeedPage, one_of, people_list, split_names, words


class ConferenceForm(CaseForm):
    """Partners sat together."""

    kind = one_of(
        _("What kind?"),
        [
            ("case_discussion", _("Case discussion")),
            ("multidisciplinary", _("With several disciplines")),
            ("follow_up", _("Follow-up")),
        ],
    )
    attended = people_list(_("Who was there?"))
    decisions = words(_("What was decided?"))

    def clean_attended(self) -> tuple[str, ...]:
        """Take the names apart."""
        return split_names(self.cleaned_data["attended"])


PAGES = {
    "overleg": DeedPage(kind="conference_held", form=ConferenceForm, title=_("A conference was held")),
}
