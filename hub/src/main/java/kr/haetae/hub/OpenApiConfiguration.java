package kr.haetae.hub;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import kr.haetae.hub.frame.ProblemCode;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the REST API as a whole; each controller describes itself. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Bean
    OpenAPI hubApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Haetae hub")
                        .version("1")
                        .description("Which exchange manages an address, asked of all, told to one.")
                        .license(new License().name("Apache-2.0")))
                .addSecurityItem(new SecurityRequirement().addList("session"))
                .components(new Components()
                        .addSchemas("Problem", problem())
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")));
    }

    /** Every operation may answer a problem. */
    @Bean
    OpenApiCustomizer problemsEverywhere() {
        return api -> api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation
                        .getResponses()
                        .addApiResponse(
                                "default",
                                new ApiResponse()
                                        .description("A problem, in Korean and English (RFC 9457)")
                                        .content(new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType().schema(new Schema<Object>().$ref(PROBLEM))))));
    }

    private static Schema<?> problem() {
        StringSchema code = new StringSchema();
        Arrays.stream(ProblemCode.values()).map(Enum::name).sorted().forEach(code::addEnumItem);
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("action", new StringSchema())
                .addProperty("code", code)
                .addProperty(
                        "messages",
                        new ObjectSchema().addProperty("ko", new StringSchema()).addProperty("en", new StringSchema()));
    }
}
