"""Words for demo passwords."""

from typing import Final

WORDS: Final = (
    *("bakau", "bambu", "batik", "cemara", "dermaga", "embun", "gamelan", "gerimis", "jangkar"),
    *("jendela", "kabut", "kelapa", "kenanga", "kolintang", "layar", "lentera", "lontar", "mangga"),
    *("melati", "menara", "merpati", "muara", "nelayan", "ombak", "pandan", "pantai", "pelangi"),
    *("perahu", "permata", "rotan", "sagu", "sampan", "sawah", "senja", "serambi", "songket"),
    *("tambak", "tenun", "teratai", "terumbu", "ulin", "wayang", "angklung", "beringin", "cendana"),
)
"""Words of which demo passwords are made, so that they can be read out."""
