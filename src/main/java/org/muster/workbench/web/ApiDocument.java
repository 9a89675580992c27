package org.muster.workbench.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The public API's description at {@code /api/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

  private static final String TOKEN = "token";

  private static final String DESCRIPTION =
      """
      Muster accounts for every student, every day, through an emergency. All addresses take a \
      bearer token and work for its institution. A token is made with scopes; each operation names \
      the one it needs, and without it the answer is 403 with the `scope` that is missing. What cannot be done is answered as \
      application/problem+json (RFC 9457) in the language of Accept-Language, zh-CN or en, with \
      a stable `code`.\
      """;

  @Bean
  static OperationCustomizer scopesOfTokens() {
    return (operation, handler) -> {
      TokenScope.neededBy(handler.getMethod(), handler.getBeanType())
          .map(scope -> new SecurityRequirement().addList(TOKEN, scope.word()))
          // Set, not added: two handlers of one address are one operation here.
          .ifPresent(needed -> operation.setSecurity(List.of(needed)));
      return operation;
    };
  }

  @Bean
  static OpenAPI openApi() {
    // What the program itself supplies is nobody's parameter.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class, Scope.class, Text.class);
    return new OpenAPI()
        .info(
            new Info()
                .title("Muster")
                .version("v1")
                .description(DESCRIPTION)
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }
}
