"""The addresses of the pages about documents. Plans of a draft and their parts are counted from 1."""

from django.urls import path

from goldenthread.documents.views import confirming, deciding, listing, looking, reporting

app_name = "documents"
urlpatterns = [
    path("", listing.documents, name="documents"),
    path("new/", listing.bring_in_documents, name="bring_in"),
    path("<int:pk>/", looking.draft, name="draft"),
    path("<int:pk>/file/", listing.download, name="download"),
    path("<int:pk>/read-again/", listing.have_read_again, name="read_again"),
    path("<int:pk>/discard/", listing.discard_document, name="discard"),
    path("<int:pk>/take-up-again/", listing.take_up_document, name="take_up_again"),
    path("<int:pk>/report/", reporting.report, name="report"),
    path("<int:pk>/papers/<int:number>/", reporting.paper, name="paper"),
    path("<int:pk>/plans/<int:index>/", looking.draft_plan, name="draft_plan"),
    path("<int:pk>/plans/<int:index>/decide/", deciding.decide_parts, name="decide"),
    path("<int:pk>/plans/<int:index>/confirm/", confirming.confirm_plan, name="confirm"),
    path("<int:pk>/plans/<int:index>/parts/<int:number>/", looking.draft_part, name="draft_part"),
    path("<int:pk>/plans/<int:index>/parts/<int:number>/correct/", deciding.correct_part, name="correct"),
]
