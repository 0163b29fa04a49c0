#include "CDemonstration.h"

// Clang names #embed an extension in C17 although it supports it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char countries[] = {
#embed "files/demo/countries.csv"
};
static const unsigned char themes[] = {
#embed "files/demo/themes.csv"
};
static const unsigned char organisations[] = {
#embed "files/demo/organisations.csv"
};
static const unsigned char names[] = {
#embed "files/demo/names.csv"
};
static const unsigned char networks[] = {
#embed "files/demo/networks.csv"
};
static const unsigned char partnerships[] = {
#embed "files/demo/partnerships.csv"
};
static const unsigned char partnership_members[] = {
#embed "files/demo/partnership_members.csv"
};
static const unsigned char network_members[] = {
#embed "files/demo/network_members.csv"
};
static const unsigned char seekers[] = {
#embed "files/demo/seekers.csv"
};
static const unsigned char people[] = {
#embed "files/demo/people.csv"
};
static const unsigned char documents[] = {
#embed "files/demo/documents.csv"
};
static const unsigned char roles[] = {
#embed "files/demo/roles.csv"
};
static const unsigned char profiles[] = {
#embed "files/demo/profiles.csv"
};
static const unsigned char interests[] = {
#embed "files/demo/interests.csv"
};
static const unsigned char conversations[] = {
#embed "files/demo/conversations.csv"
};

TwinhallResource twinhall_demo_countries(void) { return (TwinhallResource){countries, sizeof countries}; }
TwinhallResource twinhall_demo_themes(void) { return (TwinhallResource){themes, sizeof themes}; }
TwinhallResource twinhall_demo_organisations(void) { return (TwinhallResource){organisations, sizeof organisations}; }
TwinhallResource twinhall_demo_names(void) { return (TwinhallResource){names, sizeof names}; }
TwinhallResource twinhall_demo_networks(void) { return (TwinhallResource){networks, sizeof networks}; }
TwinhallResource twinhall_demo_partnerships(void) { return (TwinhallResource){partnerships, sizeof partnerships}; }
TwinhallResource twinhall_demo_partnership_members(void) { return (TwinhallResource){partnership_members, sizeof partnership_members}; }
TwinhallResource twinhall_demo_network_members(void) { return (TwinhallResource){network_members, sizeof network_members}; }
TwinhallResource twinhall_demo_seekers(void) { return (TwinhallResource){seekers, sizeof seekers}; }
TwinhallResource twinhall_demo_people(void) { return (TwinhallResource){people, sizeof people}; }
TwinhallResource twinhall_demo_documents(void) { return (TwinhallResource){documents, sizeof documents}; }
TwinhallResource twinhall_demo_roles(void) { return (TwinhallResource){roles, sizeof roles}; }
TwinhallResource twinhall_demo_profiles(void) { return (TwinhallResource){profiles, sizeof profiles}; }
TwinhallResource twinhall_demo_interests(void) { return (TwinhallResource){interests, sizeof interests}; }
TwinhallResource twinhall_demo_conversations(void) { return (TwinhallResource){conversations, sizeof conversations}; }
