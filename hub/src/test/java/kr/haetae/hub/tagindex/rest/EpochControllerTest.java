package kr.haetae.hub.tagindex.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.tagindex.internal.IndexBed;
import kr.haetae.hub.tagindex.internal.IndexWork;
import kr.haetae.hub.tagindex.internal.TestUpload;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.WireTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

class EpochControllerTest {
    private static final IndexBed BED = new IndexBed();
    private static final IndexWork WORK = new IndexWork(BED.builder, BED.sweep);
    private static final byte[] TAGS = IndexBed.tags(41, 70_000);

    private final MockMvc upbit = as("Upbit");

    @BeforeAll
    static void start() {
        WORK.start();
    }

    @AfterAll
    static void close() {
        WORK.stop();
        BED.close();
    }

    @Test
    void takesAnEpochFromManifestToProof() throws Exception {
        TestUpload upload = TestUpload.of("Upbit", 5, TAGS);
        MockHttpServletResponse announced = announce(upbit, upload);
        assertThat(announced.getStatus()).isEqualTo(201);
        assertThat(status(announced)).isEqualTo(new EpochStatus(5, EpochState.UPLOADING, 0, ""));
        assertThat(announce(upbit, upload).getStatus()).isEqualTo(200);

        assertThat(put(upbit, "/5/chunks/0", upload.chunk(0)).getStatus()).isEqualTo(204);
        MockHttpServletResponse tooEarly = post(upbit, "/5/complete", new byte[0]);
        assertThat(tooEarly.getStatus()).isEqualTo(409);
        assertThat(problem(tooEarly)).containsEntry("code", "CHUNKS_MISSING").containsEntry("nextChunk", 1);
        assertThat(put(upbit, "/5/chunks/1", upload.chunk(1)).getStatus()).isEqualTo(204);

        MockHttpServletResponse complete = post(upbit, "/5/complete", new byte[0]);
        assertThat(complete.getStatus()).isEqualTo(202);
        assertThat(status(complete)).isEqualTo(new EpochStatus(5, EpochState.PROVING, 2, ""));
        BED.activate(BED.index.find(BED.exchange("Upbit").id(), 5).orElseThrow());
        assertThat(status(get(upbit, "/5")))
                .isEqualTo(new EpochStatus(5, EpochState.ACTIVE, 2, WireTime.format(IndexBed.NOW)));
        assertThat(Json.read(get(upbit, "").getContentAsByteArray(), AgentApi.EpochList.class)
                        .epochs())
                .hasSize(1);
    }

    @Test
    void showsAnExchangeNoEpochButItsOwn() throws Exception {
        TestUpload upload = TestUpload.of("Coinone", 9, IndexBed.tags(1, 10));
        assertThat(announce(as("Coinone"), upload).getStatus()).isEqualTo(201);
        MockHttpServletResponse answer = get(upbit, "/9");
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(problem(answer)).containsEntry("code", "EPOCH_UNKNOWN");
        assertThat(put(upbit, "/9/chunks/0", upload.chunk(0)).getStatus()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNoManifestOrTooLong() throws Exception {
        assertThat(post(upbit, "", "{}".getBytes(StandardCharsets.UTF_8)).getStatus())
                .isEqualTo(400);
        assertThat(post(upbit, "", new byte[300 * 1024]).getStatus()).isEqualTo(400);
        MockHttpServletResponse unsigned = post(upbit, "", Json.write(new Delivery("a.b.c", "")));
        assertThat(unsigned.getStatus()).isEqualTo(400);
        assertThat(problem(unsigned)).containsEntry("code", "NO_MANIFEST");
        assertThat(put(upbit, "/5/chunks/0", new byte[65_537 * 12]).getStatus()).isEqualTo(400);
    }

    private static MockHttpServletResponse announce(MockMvc exchange, TestUpload upload) throws Exception {
        return post(exchange, "", Json.write(Delivery.of(upload.signedBy(BED.agentKey), new byte[0])));
    }

    private static MockHttpServletResponse post(MockMvc exchange, String path, byte[] body) throws Exception {
        return perform(
                exchange,
                MockMvcRequestBuilders.post(AgentApi.EPOCHS + path)
                        .contentType("application/json")
                        .content(body));
    }

    private static MockHttpServletResponse put(MockMvc exchange, String path, byte[] body) throws Exception {
        return perform(
                exchange,
                MockMvcRequestBuilders.put(AgentApi.EPOCHS + path)
                        .contentType("application/octet-stream")
                        .content(body));
    }

    private static MockHttpServletResponse get(MockMvc exchange, String path) throws Exception {
        return perform(exchange, MockMvcRequestBuilders.get(AgentApi.EPOCHS + path));
    }

    private static MockHttpServletResponse perform(MockMvc exchange, MockHttpServletRequestBuilder request)
            throws Exception {
        return exchange.perform(request).andReturn().getResponse();
    }

    private static EpochStatus status(MockHttpServletResponse answer) {
        return Json.read(answer.getContentAsByteArray(), EpochStatus.class);
    }

    private static Map<String, Object> problem(MockHttpServletResponse answer) {
        Map<String, Object> problem = new HashMap<>();
        Map<?, ?> read = Json.read(answer.getContentAsByteArray(), Map.class);
        read.forEach((name, value) -> problem.put(String.valueOf(name), value));
        return problem;
    }

    /** The endpoints as one exchange's agent reaches them. */
    private static MockMvc as(String exchange) {
        return MockMvcBuilders.standaloneSetup(new EpochController(BED.uploads, WORK))
                .setCustomArgumentResolvers(new HandlerMethodArgumentResolver() {
                    @Override
                    public boolean supportsParameter(MethodParameter parameter) {
                        return parameter.getParameterType() == Exchange.class;
                    }

                    @Override
                    public Object resolveArgument(
                            MethodParameter parameter,
                            ModelAndViewContainer container,
                            NativeWebRequest request,
                            WebDataBinderFactory binders) {
                        return BED.exchange(exchange);
                    }
                })
                .build();
    }
}
