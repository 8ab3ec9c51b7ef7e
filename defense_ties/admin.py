"""The staff's site."""

from django.urls import path

from articles import duplicates, review
from articles.sheets import door as sheets
from defense_ties.lib.admin import Site
from defense_ties.lib.admin.desk import DeskPages
from defense_ties.sign_in import account, views
from defense_ties.sign_in.roles import is_held_up
from defense_ties.sign_in.sessions import seconds_left
from people import merging


class StaffSite(DeskPages, Site):
    """Where coders and reviewers work."""

    site_header = "defense_ties"
    site_title = "defense_ties"
    index_title = "Desk"
    review = review
    duplicates = duplicates
    merging = merging
    sheets = sheets
    panels = (
        "Where to begin",
        "Ready for review",
        "My work",
        "Articles",
        "To decide",
        "Conflicts",
        "What I did today",
        "Coverage",
        "Spreadsheets",
        "Recently published",
    )
    searched = ("Official", "Institution", "Engagement", "Agreement", "Article")
    groups = {
        "Records": ("Article", "Engagement", "Agreement", "Official", "Institution", "Appointment"),
        "Shared lists": ("Position", "Place", "Publisher", "Rank", "Topic"),
        "Coverage": ("CoverageMonth",),
        "Codings apart": ("Coding",),
        "With readers": ("Edition", "ErrorReport"),
        "Parts of records": (
            "Evidence",
            "Side",
            "Participation",
            "AgreementEvent",
            "Party",
            "Signature",
            "OfficialAlias",
            "InstitutionAlias",
            "RankForm",
        ),
        "Decisions": ("Resemblance", "Merge", "Redirection", "Distinct", "Likeness"),
        "Accounts": ("User", "Group", "AccessAttempt"),
    }

    def has_permission(self, request):
        """Return whether somebody may work here; who still owes the second factor may not, on no page."""
        return super().has_permission(request) and not is_held_up(request)

    def get_urls(self):
        return [
            path("login/code/", views.CodeStep.as_view(), name="login_code"),
            path("login/leave/", views.leave, name="login_leave"),
            path("account/", self.admin_view(account.account), name="account"),
            path("account/stay/", self.admin_view(account.stay_signed_in), name="stay_signed_in"),
            path("account/second-factor/", account.Enrolment.as_view(), name="second_factor"),
            path("account/codes/", self.admin_view(account.NewCodes.as_view()), name="backup_codes"),
            path("account/off/", self.admin_view(account.TurnOff.as_view()), name="second_factor_off"),
            *super().get_urls(),
        ]

    def login(self, request, extra_context=None):
        """Show the page for signing in, of this site instead of Django's."""
        return views.SignIn.as_view(extra_context=extra_context)(request)

    def admin_view(self, view, cacheable=False):
        """Guard a page; a form that is sent after its session has ended is kept through signing in."""
        inner = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            late = None
            if request.method == "POST" and not self.has_permission(request):
                late = views.late_form(request)
            return late or inner(request, *args, **kwargs)

        return guarded

    def each_context(self, request):
        """Add to every page for how long the session lasts, so that nobody is surprised by its end."""
        session = getattr(request, "session", {})
        return super().each_context(request) | {"seconds_left": seconds_left(session)}
