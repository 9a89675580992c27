package org.muster.people.roster;

import java.nio.file.Path;

/**
 * A file as it was sent.
 *
 * @param name what its sender calls it
 * @param path where it lies
 */
public record Upload(String name, Path path) {}
