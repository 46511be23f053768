"""The room's face."""

import athar.wording


def test_the_face_is_what_other_rooms_may_use() -> None:
    assert athar.wording.__all__ == [
        "Language",
        "ages",
        "batch_lines",
        "comparison_json",
        "dates",
        "explained_json",
        "frequency",
        "isolate",
        "name_json",
        "news_json",
        "no_trace",
        "probability",
        "render_comparison",
        "render_explained",
        "render_html",
        "render_name",
        "render_news",
        "render_terminal",
        "searched",
        "sentence",
        "settles",
        "sex",
        "standing",
        "status",
        "strength",
        "to_json",
        "weight",
    ]


def test_everything_on_the_face_exists() -> None:
    assert all(hasattr(athar.wording, name) for name in athar.wording.__all__)
