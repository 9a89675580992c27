package org.muster.workbench.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The public API's description at {@code /api/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

  private static final String DESCRIPTION =
      """
      Muster accounts for every student, every day, through an emergency. All addresses take a \
      bearer token and work for its institution. What cannot be done is answered as \
      application/problem+json (RFC 9457) in the language of Accept-Language, zh-CN or en, with \
      a stable `code`.\
      """;

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
                    "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList("token"));
  }
}
