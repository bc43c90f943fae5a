"""A small SOP that is right, and every way of breaking it with the sentence that says so."""

from pathlib import Path

GOOD = (Path(__file__).parent / "surat.yaml").read_text(encoding="utf-8")
"""Two actors, a task, a decision that may return or reject, an end."""

FIXED = "{kind: fixed, min: 10, max: 10, unit: minute, text: 10 menit}"
OPEN = "{kind: open, min: null, max: null, unit: null, text: ''}"
FORWARD = "kind: forward, to: periksa"
SECOND_TRACK = GOOD[GOOD.index("- key: surat\n") : GOOD.index("corrections")]

# What is broken -> how, the code, and the sentence with file, line, step, got, expected, hint.
BROKEN = [
    (
        "actors: [kabid]",
        "actors: [kadis]",
        "unknown_actor",
        "surat.yaml:36: periksa: actors: got 'kadis', expected one of staf, kabid. Mend the name or add the actor.",
    ),
    (
        "actors: [kabid]",
        "actors: []",
        "no_actor",
        "surat.yaml:36: periksa: the step has no actor. Name who does the step.",
    ),
    (
        "actors: [kabid]",
        "actors: [kabid, kabid]",
        "repeated_hand",
        "surat.yaml:36: periksa: 'kabid' follows itself on one step. Name each hand once.",
    ),
    (
        "actors: [kabid]",
        "actors: [staf]",
        "unused_actor",
        "surat.yaml:10: actors: the actor 'kabid' does no step. Give it a step or remove it.",
    ),
    (
        "title: Kabid, recorded_by: null",
        "title: Kabid, recorded_by: camat",
        "unknown_recorder",
        "surat.yaml:10: actors: recorded_by: got 'camat', expected an actor inside the office. Choose one of staf.",
    ),
    (
        "key: kabid, title",
        "key: staf, title",
        "duplicate_actor",
        "surat.yaml:10: actors: the actor 'staf' stands here a second time. Give each its own.",
    ),
    (
        "- key: kirim",
        "- key: tulis",
        "duplicate_step",
        "surat.yaml:51: tulis: the step 'tulis' stands here a second time. Give each its own.",
    ),
    (
        "number: '2'",
        "number: '1'",
        "duplicate_number",
        "surat.yaml:34: periksa: the number '1' stands here a second time. Give each its own.",
    ),
    (
        "{key: tolak,",
        "{key: setujui,",
        "duplicate_outcome",
        "surat.yaml:41: periksa: the outcome 'setujui' stands here a second time. Give each its own.",
    ),
    (
        "corrections: []",
        SECOND_TRACK + "corrections: []",
        "duplicate_track",
        "surat.yaml:68: surat: the track 'surat' stands here a second time. Give each its own.",
    ),
    (
        "{key: tolak,",
        "{key: Tolak!,",
        "bad_key",
        "surat.yaml:41: periksa: key: got 'Tolak!', expected small letters, digits, - and _. Write it like kembalikan-ke-penulis.",
    ),
    (
        "version: 1",
        "version: 0",
        "bad_version",
        "surat.yaml:4: version: version: got 0, expected 1 or more. Count from 1.",
    ),
    (
        "Kepala Dinas",
        "Kepala NIP 19680411 199303 1 009",
        "personal_data",
        "surat.yaml:5: identity: approved_by names a person by NIP. Write the position only.",
    ),
    (
        "newsroom.write",
        "newsroom.writ",
        "unknown_activity",
        "surat.yaml:24: tulis: activity: got 'newsroom.writ', expected one of newsroom.write. Mend the address, or write null for a plain hand-over.",
    ),
    (
        FIXED,
        FIXED.replace("max: 10", "max: 20"),
        "uneven_fixed_time",
        "surat.yaml:26: tulis: time: fixed, but min is 10 and max 20. Make them equal or write kind: range.",
    ),
    (
        FIXED,
        FIXED.replace("unit: minute", "unit: null"),
        "incomplete_time",
        "surat.yaml:26: tulis: time: a time of kind fixed needs min, max and unit. Write all three.",
    ),
    (
        "min: 1, max: 3",
        "min: 3, max: 1",
        "bad_range",
        "surat.yaml:44: periksa: time: got 3 to 1, expected 1 or more, the smaller first. Swap or mend the numbers.",
    ),
    (
        OPEN,
        OPEN.replace("min: null", "min: 5"),
        "needless_time",
        "surat.yaml:60: kirim: time: a time of kind open has no min, max or unit. Write null for them, or change the kind.",
    ),
    (
        "separate_from: [tulis]",
        "separate_from: [periksa]",
        "unknown_separation",
        "surat.yaml:47: periksa: separate_from: got 'periksa', expected another step of this track. Choose from tulis, kirim.",
    ),
    (
        "calls: null",
        "calls: {sop: web, track: artikel}",
        "call_kind",
        "surat.yaml:30: tulis: calls: only a step of kind call names an SOP, and it must name one. Write kind: call and calls: {sop, track}, or calls: null.",
    ),
    (
        "calls: null",
        "calls: {sop: web, track: berita}",
        "unknown_call",
        "surat.yaml:30: tulis: calls: there is no SOP 'web' with a track 'berita'. Mend the names or add that SOP first.",
    ),
    (
        "calls: null",
        "calls: {sop: surat, track: surat}",
        "calls_itself",
        "surat.yaml:30: tulis: calls: the track calls itself and would never end. Call another track.",
    ),
    (
        "kind: task",
        "kind: call",
        "call_outcome",
        "surat.yaml:22: tulis: a call step has one outcome of kind call, other steps none; got 0. Mend the kinds.",
    ),
    (
        "trigger: item",
        "trigger: clock",
        "schedule_trigger",
        "surat.yaml:67: surat: schedule: a track started by clock needs one. Only a track with trigger: clock has a schedule.",
    ),
    (
        "schedule: null",
        "schedule: {every: month, day: 31}",
        "bad_schedule",
        "surat.yaml:67: surat: schedule: day 31 is none of a month. Write 1-7 for a week, 1-28 for a month or year, null for every day.",
    ),
    (
        FORWARD,
        "kind: forward, to: null",
        "missing_target",
        "surat.yaml:23: tulis: selesai: leads nowhere. Write the key of the step it goes to.",
    ),
    (
        FORWARD,
        "kind: forward, to: cetak",
        "unknown_target",
        "surat.yaml:23: tulis: selesai: got to: 'cetak', expected one of tulis, periksa, kirim. Mend the key or add the step.",
    ),
    (
        FORWARD,
        "kind: finish, to: periksa",
        "needless_target",
        "surat.yaml:23: tulis: selesai: ends the case, but leads to 'periksa'. Write to: null, or change the kind.",
    ),
    (
        "kind: back, to: tulis",
        "kind: forward, to: tulis",
        "loop",
        "surat.yaml:40: periksa: kembalikan: kind forward, but 'tulis' does not come later. Write kind: back for a return, with its reason.",
    ),
    (
        "kind: back, to: tulis",
        "kind: back, to: kirim",
        "back_goes_on",
        "surat.yaml:40: periksa: kembalikan: kind back, but 'kirim' comes later. Write kind: forward, or an earlier step.",
    ),
    (
        "to: tulis, reason_required: true",
        "to: tulis, reason_required: false",
        "no_reason",
        "surat.yaml:40: periksa: kembalikan: kind back without a written reason. Write reason_required: true.",
    ),
    (
        "kind: task",
        "kind: decision",
        "one_answer",
        "surat.yaml:22: tulis: a decision has two answers or more, got 1. Write the other answer, or make the step a task.",
    ),
    (
        "kind: decision",
        "kind: condition",
        "one_way",
        "surat.yaml:38: periksa: both answers of a condition go on, got 1 that do. Write yes and no.",
    ),
    (
        "kind: task",
        "kind: end",
        "end_leads_on",
        "surat.yaml:22: tulis: an end step leads on by selesai. End with kind finish or reject, or change the step's kind.",
    ),
    (
        "start: tulis",
        "start: periksa",
        "bad_start",
        "surat.yaml:15: surat: start: got 'periksa', expected the track's first step 'tulis'. Name the first step, or move it to the top.",
    ),
    (
        "kind: decision",
        "kind: start",
        "second_start",
        "surat.yaml:37: periksa: a second start; the track starts with 'tulis'. Make it a task, or give it a track of its own.",
    ),
    (
        "kind: finish, to: null, reason_required: false",
        "kind: reject, to: null, reason_required: true",
        "no_finish",
        "surat.yaml:12: surat: no step of the track finishes the case. Give its last step an outcome of kind finish.",
    ),
    (
        "kind: reject, to: null",
        "kind: finish, to: null",
        "second_finish",
        "surat.yaml:56: kirim: a second finish; the track already finishes with 'periksa'. Lead both to one last step.",
    ),
    (
        FORWARD,
        "kind: forward, to: kirim",
        "unreachable",
        "surat.yaml:33: periksa: no answer of any step leads here. Lead an outcome to it, or remove it.",
    ),
]
