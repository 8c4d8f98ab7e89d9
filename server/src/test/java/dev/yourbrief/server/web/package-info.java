/** Pages are asked for over the network, read and sent as a browser without scripts would. */
@org.jspecify.annotations.NullMarked
package dev.yourbrief.server.web;
