/**
 * What pages and their forms do: from a request to the desk, and from what the desk says to a page.
 * Reading a decision's way: {@code DecisionRoutes} (the register, starting one), {@code
 * BillRoutes}, {@code QuestionRoutes}, {@code CrossoverRoutes}, {@code BriefRoutes}, {@code
 * RecordRoutes} (what is done about a version), {@code ShareRoutes}.
 */
@NullMarked
package dev.yourbrief.server.web;

import org.jspecify.annotations.NullMarked;
