package kr.haetae.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Everything the shared demo has written, of this test's questions and of whatever ran before it. */
@ExtendWith(SharedDemo.Resolver.class)
class WhatIsWrittenTest {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]{20,}");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void nothingADemoWritesHoldsAnAddressATokenOrAKey(SharedDemo shared, @TempDir Path folder) throws Exception {
        DemoProcess demo = shared.running();
        Path list = Lists.mixed(demo, folder.resolve("list.csv"), 40);
        Asking.patiently(demo, list).onceInto(folder.resolve("result.csv"), LIMIT);
        Set<String> addresses = addresses(demo, list);
        assertThat(addresses).hasSizeGreaterThan(1_000);
        Map<String, String> written = DemoTraces.written(demo);
        String token = token(demo);
        written.putAll(answersToMistakes(demo, token, addressesOf(list).get(0)));
        List<String> secrets = DemoTraces.secrets(demo);
        assertThat(secrets).hasSizeGreaterThan(10);

        List<String> leaks = new ArrayList<>();
        written.forEach((where, text) -> {
            Matcher words = WORD.matcher(text);
            while (words.find()) {
                if (addresses.contains(words.group().toLowerCase(Locale.ROOT))) {
                    leaks.add(where + " holds an address");
                }
            }
            if (text.contains(token) || secrets.stream().anyMatch(text::contains)) {
                leaks.add(where + " holds a token or a key");
            }
        });
        assertThat(leaks).isEmpty();
        assertThat(written.keySet()).anyMatch(name -> name.contains("hub")).anyMatch(name -> name.endsWith(".jsonl"));
    }

    /** What was asked here, and all that the demo's exchanges hold and other tests ask. */
    private static Set<String> addresses(DemoProcess demo, Path list) throws IOException {
        Set<String> addresses = new HashSet<>();
        addressesOf(list).forEach(address -> addresses.add(word(address)));
        try (Stream<Path> folders = Files.list(demo.data().resolve("exchanges"))) {
            for (Path exchange : folders.toList()) {
                addressesOf(exchange.resolve("wallets.csv")).forEach(address -> addresses.add(word(address)));
            }
        }
        return addresses;
    }

    private static List<String> addressesOf(Path csv) throws IOException {
        return Lists.read(csv).stream().map(row -> row.getField("address")).toList();
    }

    /** The longest word of an address, as it would be found in a text. */
    private static String word(String address) {
        return Pattern.compile("[^A-Za-z0-9]+")
                .splitAsStream(address)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow()
                .toLowerCase(Locale.ROOT);
    }

    private String token(DemoProcess demo) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(send(demo, "POST", "/api/v1/demo/sessions", "", "{\"as\":\"investigator\"}")
                .body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    /** Mistakes with an address and a token in them: the answers must not repeat either. */
    private Map<String, String> answersToMistakes(DemoProcess demo, String token, String address)
            throws IOException, InterruptedException {
        Map<String, String> answers = new TreeMap<>();
        answers.put(
                "unknown case",
                send(demo, "GET", "/api/v1/cases/" + address, token, "").body());
        answers.put(
                "unknown verification",
                send(demo, "GET", "/api/v1/verifications/" + address, token, "").body());
        answers.put(
                "unknown path",
                send(demo, "GET", "/api/v1/" + address, token, "").body());
        answers.put(
                "submission to an unknown case",
                send(demo, "POST", "/api/v1/verifications", token, "{\"caseId\":\"" + address + "\",\"text\":\"x\"}")
                        .body());
        answers.put(
                "broken submission",
                send(demo, "POST", "/api/v1/verifications", token, "{\"text\":" + address)
                        .body());
        answers.put(
                "wrong token",
                send(demo, "GET", "/api/v1/cases", token + address, "").body());
        answers.values().forEach(body -> assertThat(body).contains("code"));
        answers.put("health", send(demo, "GET", "/actuator/health", "", "").body());
        return answers;
    }

    private HttpResponse<String> send(DemoProcess demo, String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(demo.url() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
