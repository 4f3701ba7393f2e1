package kr.haetae.cli.verify;

import tools.jackson.databind.JsonNode;

/**
 * How far a verification is.
 *
 * @param settled nothing more will change before an exchange that is silent comes back
 * @param complete every answer is in
 */
record Progress(boolean settled, boolean complete, long decided, long total) {

    static Progress of(JsonNode node) {
        String state = node.path("state").asString("");
        return new Progress(
                state.equals("SETTLED") || state.equals("COMPLETE"),
                state.equals("COMPLETE"),
                node.path("decided").asLong(0),
                node.path("total").asLong(0));
    }
}
