<#
.SYNOPSIS
Låter returappen läsa avsändarens brevlåda över IMAP, och ingen annan.

.DESCRIPTION
Kör som Exchange-administratör, efter att appen har fått IMAP.AccessAsApp (Office 365 Exchange
Online, programbehörighet) med administratörens samtycke. Den behörigheten öppnar ingen brevlåda
i sig: det gör bara rätten nedan.

.EXAMPLE
./begransa-returer.ps1 -AppId <program-id> -ObjectId <företagsprogrammets objekt-id> `
    -Mailbox samordnaren@kommunen.example
#>
#Requires -Modules ExchangeOnlineManagement
[CmdletBinding(SupportsShouldProcess)]
param(
    # Program-id (Application ID) för returappen.
    [Parameter(Mandatory)] [guid] $AppId,
    # Objekt-id under Företagsprogram. Inte det under Appregistreringar.
    [Parameter(Mandatory)] [guid] $ObjectId,
    # Brevlådan som SAMORDNA_MAIL_FROM skickar från.
    [Parameter(Mandatory)] [string] $Mailbox,
    [string] $Name = 'Samordnaren returer'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

Connect-ExchangeOnline -ShowBanner:$false

if (-not (Get-ServicePrincipal | Where-Object AppId -eq $AppId)) {
    New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -DisplayName $Name
}

Add-MailboxPermission -Identity $Mailbox -User $ObjectId.ToString() -AccessRights FullAccess
Get-MailboxPermission -Identity $Mailbox | Where-Object User -like "*$ObjectId*" | Format-Table
