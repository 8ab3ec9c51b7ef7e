"""The pages of what belongs to another record: it is added there, and changed by whoever may change that."""

from defense_ties.lib.admin.records import RecordAdmin


class PartAdmin(RecordAdmin):
    """The pages of one kind of part."""

    # The relation to the record it is a part of.
    whole = ""

    def get_readonly_fields(self, request, obj=None):
        return [self.whole, *super().get_readonly_fields(request, obj)]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_change_whole(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_change_whole(request, obj)

    def _may_change_whole(self, request, part):
        if part is None:
            return True
        whole = getattr(part, self.whole)
        return self.admin_site.get_model_admin(type(whole)).has_change_permission(request, whole)
