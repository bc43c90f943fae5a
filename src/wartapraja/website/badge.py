"""The office's badge until it uploads its own: a shield in the site's colours."""


def badge_svg() -> str:
    """A small shield with a sun over a wave."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 50" width="44" height="50">'
        '<path d="M22 1 42 7v20c0 12-9 19-20 22C11 46 2 39 2 27V7z" fill="#1f4b6e"/>'
        '<circle cx="22" cy="18" r="7.5" fill="#c98a00"/>'
        '<path d="M8 33c5-4 9-4 14 0s9 4 14 0v5c-5 4-9 4-14 0s-9-4-14 0z" fill="#fff"/></svg>'
    )
