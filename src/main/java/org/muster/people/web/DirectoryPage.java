package org.muster.people.web;

import java.util.List;
import org.muster.people.DirectoryLine;
import org.muster.people.Institution;

/**
 * The page of the directory.
 *
 * @param own the reader's own institution
 * @param problem why the last change was not made, or empty
 */
public record DirectoryPage(List<DirectoryLine> lines, Institution own, String problem) {}
