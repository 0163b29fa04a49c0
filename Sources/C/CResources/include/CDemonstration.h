#ifndef TWINHALL_C_DEMONSTRATION_H
#define TWINHALL_C_DEMONSTRATION_H
#include "CResources.h"

// The data of the demonstration programme: CSV after RFC 4180 in UTF-8, a header row first, `|` between
// several values in a cell, an empty cell for what is not known. All people are invented.

/// Country eligibility, one dated row per change (domain rule: countries are a versioned list).
TwinhallResource twinhall_demo_countries(void);
/// Themes that networks, partnerships and declarations refer to by code.
TwinhallResource twinhall_demo_themes(void);
/// The organisation register: every body, its place and its successor.
TwinhallResource twinhall_demo_organisations(void);
/// Aliases, former names and known misspellings of organisations.
TwinhallResource twinhall_demo_names(void);
/// The thematic networks with their time frame and countries.
TwinhallResource twinhall_demo_networks(void);
/// Partnerships, numbered 1 to 74, without their members.
TwinhallResource twinhall_demo_partnerships(void);
/// Who takes part in which partnership, in which role, when.
TwinhallResource twinhall_demo_partnership_members(void);
/// Dated membership of a partnership or of a single organisation in a network.
TwinhallResource twinhall_demo_network_members(void);
/// Declarations of interest, made for a matching round on 2026-11-24.
TwinhallResource twinhall_demo_seekers(void);
/// Invented people with their roles as `role@scope`, separated by `|`.
TwinhallResource twinhall_demo_people(void);
/// Documents and pictures, made by code when they are loaded; `|` ends a line of their content.
TwinhallResource twinhall_demo_documents(void);
/// Invitations, delegations and handovers under way.
TwinhallResource twinhall_demo_roles(void);
TwinhallResource twinhall_demo_profiles(void);
/// Expressions of interest from one body to another.
TwinhallResource twinhall_demo_interests(void);
/// Posts of conversations; rows with the same place and subject are one conversation.
TwinhallResource twinhall_demo_conversations(void);
#endif
