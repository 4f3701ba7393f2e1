package kr.haetae.cli.verify;

import tools.jackson.databind.JsonNode;

/**
 * How far a verification is.
 *
 * @param settled nothing more will change before an exchange that is silent comes back
 * @param deadlinePassed settled, and some exchange gave no answer
 * @param decided rows with a verdict
 */
record Progress(boolean settled, boolean deadlinePassed, long decided, long rows) {

    static Progress of(JsonNode node) {
        String state = node.path("state").asString("");
        return new Progress(
                state.equals("SETTLED") || state.equals("COMPLETE"),
                node.path("deadlinePassed").asBoolean(false),
                node.path("decided").asLong(0),
                node.path("rows").asLong(0));
    }
}
