"""Makes the small house with its case in the database of a machine, or queues mail in it; prints what there is."""

import json
import sys
from uuid import UUID

import django


def main(words: list[str]) -> None:
    """`world` makes the house; `world CASE NUMBER` queues so many messages in a case."""
    django.setup()
    from tests import cast
    from tests.web import house
    from voordeur.common import clock
    from voordeur.post import actions as post

    if not words:
        json.dump({"case": str(house.build().case), "karin": str(cast.KARIN)}, sys.stdout)
        return
    at = clock.now()
    for number in range(int(words[1])):
        post.queue_message(
            subject_kind="answer_asked",
            link="/vandaag/",
            case=UUID(words[0]),
            to_address=f"partner{number}@example.org",
            to_name="Partner",
            permit=cast.operator(at),
            at=at,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
