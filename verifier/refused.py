"""What is asked for and cannot be done (yêu cầu không thực hiện được): told in one sentence before anything is audited."""


class Refused(Exception):
    """Wrong usage, in a sentence of each language.

    Refused
    ├── UnknownRule, NoRuleLeft      verifier/selection.py
    ├── UnusableFile                 batch/toml_file.py
    ├── NoStorage                    batch/address.py
    └── Taken, Damaged, Emptied, NoCluster, Unanswered    batch/store/
    """

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en
