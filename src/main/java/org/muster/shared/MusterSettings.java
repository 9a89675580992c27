package org.muster.shared;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set, all under {@code muster.}.
 *
 * @param data the kept data directory: embedded database and secrets
 * @param demo true to start with the made-up campus without asking
 * @param setupToken a bearer token for the data team of the first institution, or null for none
 * @param publicUrl the address people reach the program under; links in messages and exports begin
 *     with it
 */
@ConfigurationProperties("muster")
public record MusterSettings(
    @DefaultValue("muster-data") Path data,
    @DefaultValue("false") boolean demo,
    @Nullable String setupToken,
    @DefaultValue("http://localhost:8080") String publicUrl) {}
