from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "goldenthread.documents"
    label = "documents"
    verbose_name = "documents"

    def ready(self) -> None:
        """Hand the reader of files down to those who load figures (ADR 0009)."""
        from goldenthread.documents.sheets import open_sheets
        from goldenthread.measures.loading.opening import use_opener

        use_opener(open_sheets)
