"""Who may do what with a case. An actor nobody named is an actor nobody has."""

from wartapraja.sop.definition import Definition, Step
from wartapraja.sop.engine.commands import Acting
from wartapraja.sop.engine.refusals import Refusal, RefusalCode, Remedy
from wartapraja.sop.engine.state import OpenHand, State


def may_act(definition: Definition, actor_key: str, by: Acting) -> bool:
    """Whether the person may act as this actor now.

    What somebody outside the office did (an actor with `recorded_by`) is recorded by that inside
    actor, or by the worker when the citizen did it on the public site.
    """
    if actor_key in by.actors:
        return True
    actor = definition.actor(actor_key)
    if actor is None or actor.recorded_by is None:
        return False
    return by.system or actor.recorded_by in by.actors


def holders(definition: Definition, actor_key: str) -> tuple[str, ...]:
    """Actor keys whose holders can do the hand of that actor."""
    actor = definition.actor(actor_key)
    if actor is None or actor.recorded_by is None:
        return (actor_key,)
    return (actor_key, actor.recorded_by)


def turn(definition: Definition, state: State, opened: OpenHand, by: Acting) -> list[Refusal]:
    """Why this person may not do the open hand; empty when they may."""
    found = []
    if not may_act(definition, opened.actor, by):
        found.append(
            Refusal(
                code=RefusalCode.NOT_YOUR_TURN,
                facts={"step": opened.step, "number": opened.number, "actor": opened.actor},
                remedy=Remedy.ASK_ACTOR,
                who_can=holders(definition, opened.actor),
            )
        )
    if opened.assignee is not None and opened.assignee != by.person:
        found.append(
            Refusal(
                code=RefusalCode.ASSIGNED_TO_ANOTHER,
                facts={"step": opened.step, "number": opened.number, "assignee": opened.assignee},
                remedy=Remedy.ASK_ASSIGNEE,
                who_can=holders(definition, opened.actor),
            )
        )
    return found


def own_work(
    state: State, step: Step, person: str, *, remedy: Remedy = Remedy.ASK_REASSIGNMENT
) -> list[Refusal]:
    """The refusal of somebody who would judge work of their own hands."""
    own = [key for key in step.separate_from if person in state.performers(key)]
    if not own:
        return []
    facts = {"step": step.key, "number": step.number, "person": person, "did": own}
    return [Refusal(code=RefusalCode.OWN_WORK, facts=facts, remedy=remedy, who_can=step.actors)]


def reason_given(reason: str, *, required: bool = True) -> list[Refusal]:
    """The refusal of an act that needs a written reason and has none."""
    if not required or reason.strip():
        return []
    return [Refusal(code=RefusalCode.REASON_REQUIRED, remedy=Remedy.GIVE_REASON)]


def supervises(code: RefusalCode, *, allowed: bool) -> list[Refusal]:
    """The refusal of somebody without the right to steer the case from outside its steps."""
    return [] if allowed else [Refusal(code=code, remedy=Remedy.ASK_SUPERVISOR)]
