package kr.haetae.hub.transparency.web;

import java.util.stream.Collectors;
import kr.haetae.hub.transparency.internal.SearchTerms;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How to take away what a page shows.
 *
 * @param href of the bundle
 * @param export the command that writes it to a file
 * @param verify the command that checks the file offline
 */
record ExportLinks(String href, String export, String verify) {

    /** The page that shows what is found. */
    static String page(SearchTerms terms) {
        return path("/audit", terms);
    }

    private static String path(String start, SearchTerms terms) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath(start);
        terms.named().forEach((name, value) -> path.queryParam(name, "{" + name + "}"));
        return path.encode().buildAndExpand(terms.named()).toUriString();
    }

    static ExportLinks of(SearchTerms terms) {
        String file = terms.caseId() == null ? "log.jsonl" : "case.jsonl";
        return new ExportLinks(
                path("/api/v1/audit/bundles", terms),
                "./haetae audit export" + options(terms) + " --out " + file,
                "./haetae audit verify " + file + " --keys keys.txt");
    }

    private static String options(SearchTerms terms) {
        return terms.named().entrySet().stream()
                .map(term -> " --" + option(term.getKey()) + " " + quoted(term.getValue()))
                .collect(Collectors.joining());
    }

    private static String option(String name) {
        return name.equals("caseId") ? "case" : name;
    }

    /** As a POSIX shell takes it for one word. */
    private static String quoted(String value) {
        return value.matches("[\\w.:-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
